package dev.ixion.handler;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.text.Spelling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// What a handler says of itself in the table `[tool.ixion]` of its PEP 723 inline metadata. The header is optional.
///
/// @param description one line for people, possibly empty
/// @param accepts patterns of the locations that it can ingest; `*` stands for any text
/// @param permissions what its runs ask for, as it is written
/// @param limits how much its runs ask for
/// @param commit when its facts become visible: at the end, or `"stream"` as they are written
/// @see <a href="https://peps.python.org/pep-0723/">PEP 723</a>
public record HandlerHeader(String description, List<String> accepts, List<String> permissions, Limits limits,
    Commit commit) {
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})\\s*(KB|MB|GB)");
    private static final long KILO = 1024;
    private static final long MOST_COUNT = 1_000_000_000;
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})\\s*(s|m|h)");
    private static final HandlerHeader NONE = new HandlerHeader("", List.of(), List.of(), Limits.NONE,
        Commit.AT_END);
    private static final Set<String> KEYS = Set.of("description", "accepts", "permissions", "timeout", "memory",
        "output", "facts", "processes", "disk", "commit");
    private static final TomlMapper TOML = new TomlMapper();

    public HandlerHeader {
        accepts = List.copyOf(accepts);
        permissions = List.copyOf(permissions);
    }

    /// The limits that a header names; where one is empty the usual one counts.
    ///
    /// @param timeout how long a run may take
    /// @param memory in bytes
    /// @param output in bytes
    /// @param facts how often a run may attest
    /// @param processes how many it may have at the same time
    /// @param disk how much it may write to files, in bytes
    public record Limits(Optional<Duration> timeout, OptionalLong memory, OptionalLong output, OptionalLong facts,
        OptionalLong processes, OptionalLong disk) {
        public static final Limits NONE = new Limits(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(),
            OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    }

    /// @throws ProblemException if the header is no TOML, or one of its values has a wrong form
    public static HandlerHeader parse(String code) {
        List<String> block = block(code.lines().toList());
        if (block.isEmpty()) {
            return NONE;
        }
        StringBuilder toml = new StringBuilder();
        block.forEach(line -> toml.append(line.length() > 2 ? line.substring(2) : "").append('\n'));
        JsonNode table;
        try {
            table = TOML.readTree(toml.toString()).path("tool").path("ixion");
        } catch (JacksonException notToml) {
            throw new ProblemException(Problem.of(text("handler.header-not-toml", notToml.getOriginalMessage())),
                notToml);
        }
        refuseSlips(table);
        Limits limits = new Limits(string(table, "timeout").map(HandlerHeader::duration), bytes(table, "memory"),
            bytes(table, "output"), count(table, "facts"), count(table, "processes"), bytes(table, "disk"));
        return new HandlerHeader(string(table, "description").orElse(""), strings(table, "accepts"),
            strings(table, "permissions"), limits,
            string(table, "commit").map(HandlerHeader::commit).orElse(Commit.AT_END));
    }

    /// A key that nobody knows is somebody else's, but a limit that is misspelled would not hold.
    private static void refuseSlips(JsonNode table) {
        for (String key : table.propertyNames()) {
            Optional<String> meant = KEYS.contains(key) ? Optional.empty() : Spelling.meant(key, KEYS);
            if (meant.isPresent()) {
                throw wrong(key, text("handler.header-unknown", meant.get()));
            }
        }
    }

    /// The lines between `# /// script` and the last `# ///` that only comments lead to; none if there is no such block.
    private static List<String> block(List<String> lines) {
        int start = -1;
        int end = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (start >= 0 && line.equals("# ///")) {
                end = i;
            } else if (start >= 0 && !line.equals("#") && !line.startsWith("# ")) {
                if (end >= 0) {
                    break;
                }
                start = -1;
            } else if (start < 0 && line.equals("# /// script")) {
                start = i + 1;
            }
        }
        return start >= 0 && end >= 0 ? lines.subList(start, end) : List.of();
    }

    private static Optional<String> string(JsonNode table, String key) {
        JsonNode value = table.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(key, text("handler.header-string"));
        }
        return Optional.of(value.stringValue());
    }

    private static List<String> strings(JsonNode table, String key) {
        JsonNode value = table.path(key);
        if (value.isMissingNode()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            if (item.isString()) {
                texts.add(item.stringValue());
            }
        }
        if (!value.isArray() || texts.size() != value.size()) {
            throw wrong(key, text("handler.header-strings"));
        }
        return texts;
    }

    private static OptionalLong bytes(JsonNode table, String key) {
        Optional<String> value = string(table, key);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher parts = BYTES.matcher(value.get().strip());
        if (!parts.matches()) {
            throw wrong(key, text("handler.header-bytes", value.get()));
        }
        long factor = switch (parts.group(2)) {
            case "KB" -> KILO;
            case "MB" -> KILO * KILO;
            default -> KILO * KILO * KILO;
        };
        return OptionalLong.of(Long.parseLong(parts.group(1)) * factor);
    }

    private static OptionalLong count(JsonNode table, String key) {
        JsonNode value = table.path(key);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0
            || value.longValue() > MOST_COUNT) {
            throw wrong(key, text("handler.header-count", value));
        }
        return OptionalLong.of(value.longValue());
    }

    private static Duration duration(String value) {
        Matcher parts = DURATION.matcher(value.strip());
        if (!parts.matches()) {
            throw wrong("timeout", text("handler.header-timeout", value));
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }

    private static Commit commit(String value) {
        return switch (value) {
            case "end" -> Commit.AT_END;
            case "stream" -> Commit.STREAM;
            default -> throw wrong("commit", text("handler.header-commit", value));
        };
    }

    private static ProblemException wrong(String key, String reason) {
        return new ProblemException(Problem.of(text("handler.header-wrong", key, reason), Problem.detail("key", key)));
    }
}
