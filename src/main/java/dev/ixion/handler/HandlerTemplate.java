package dev.ixion.handler;

import dev.ixion.command.TypeName;
import dev.ixion.text.Resources;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The code that a new handler starts from. It writes nothing until it is edited.
public final class HandlerTemplate {
    /// A path, or a name with the ending of a file of data. A name with another may be that of a host.
    private static final Pattern FILE = Pattern
        .compile("[~./\\\\].*|[a-z]:[\\\\/].*|[^:]*\\.(csv|tsv|txt|log|json|jsonl|ndjson|xml|md|yaml|yml|toml|ini)");
    private static final Pattern TABLE = Pattern.compile(".*\\.csv");

    private HandlerTemplate() {}

    /// The template for a type and what it is first used on: an address, a table or another file. Where that cannot be
    /// told, it is that for an address.
    public static String of(TypeName type, List<String> input) {
        return Resources
            .read(HandlerTemplate.class, name(input.isEmpty() ? "" : input.getFirst().toLowerCase(Locale.ROOT)))
            .replace("{type}", type.value());
    }

    private static String name(String input) {
        if (!FILE.matcher(input).matches()) {
            return "of-address.py";
        }
        return TABLE.matcher(input).matches() ? "of-table.py" : "of-file.py";
    }
}
