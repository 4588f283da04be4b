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
        String start = key + "=";
        return details.stream().filter(d -> d.startsWith(start)).map(d -> d.substring(start.length())).findFirst();
    }
}
