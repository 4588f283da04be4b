package dev.ixion.ats;

import java.util.List;
import java.util.Optional;

/// What went wrong, for a person and for a program: one sentence, and details of the form `key=value` that code may
/// rely on. As JSON it is `{"error": "…", "details": ["…"]}`. Nobody parses the message.
///
/// @param message a sentence that says what is wrong and, where it is not plain, what to do next
/// @param details pairs of the form `key=value`, in the order of importance
/// @param trace the whole traceback of a script, or nothing
public record Problem(String message, List<String> details, String trace) {
    /// The detail of a missing handler: the type that has none.
    public static final String SCRIPT_TYPE = "script_type";
    /// The detail of a script's error: the line, counted from 1.
    public static final String LINE = "line";
    /// The detail of a syntax error: the column, counted from 1.
    public static final String COLUMN = "column";

    /// The detail of a script's error: the line of one of the script's frames, the outermost first.
    public static final String FRAME = "frame";
    /// The detail of a secret that is asked for and was never entered: its name.
    public static final String NEEDS_SECRET = "needs_secret";
    /// The detail of code that may not run before somebody agrees to what it asks for: the attestation that the code is.
    public static final String NEEDS_GRANT = "needs_grant";
    /// The detail of what is to be agreed to, or of what a run lacked; there may be several.
    public static final String PERMISSION = "permission";

    public Problem {
        details = List.copyOf(details);
    }

    public static Problem of(String message, String... details) {
        return new Problem(message, List.of(details), "");
    }

    /// One `key=value` pair, ready for [#details].
    public static String detail(String key, Object value) {
        return key + "=" + value;
    }

    /// The value of the first detail with this key.
    public Optional<String> detail(String key) {
        return details(key).stream().findFirst();
    }

    /// Whether nothing runs before the user has agreed to what some code asks for.
    public boolean isWaitingForUser() {
        return detail(NEEDS_GRANT).isPresent();
    }

    /// The values of all details with this key.
    public List<String> details(String key) {
        String start = key + "=";
        return details.stream().filter(d -> d.startsWith(start)).map(d -> d.substring(start.length())).toList();
    }
}
