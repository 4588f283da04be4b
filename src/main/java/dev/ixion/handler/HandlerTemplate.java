package dev.ixion.handler;

import dev.ixion.command.TypeName;
import dev.ixion.text.Resources;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The code that a new handler starts from. It writes nothing until it is edited.
public final class HandlerTemplate {
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.*");
    /// A path, or a name with an ending.
    private static final Pattern FILE = Pattern.compile("[~./\\\\].*|[A-Za-z]:[\\\\/].*|[^:]*[^:.]\\.[A-Za-z0-9]{1,8}");
    private static final Pattern TABLE = Pattern.compile(".*\\.[ct]sv");

    private HandlerTemplate() {}

    /// The template for a type and what it is first used on: an address, a table or another file. Where that cannot be
    /// told, it is that for an address.
    public static String of(TypeName type, List<String> input) {
        return Resources.read(HandlerTemplate.class, name(input.isEmpty() ? "" : input.getFirst()))
            .replace("{type}", type.value());
    }

    private static String name(String input) {
        if (ADDRESS.matcher(input).matches() || !FILE.matcher(input).matches()) {
            return "of-address.py";
        }
        return TABLE.matcher(input.toLowerCase(Locale.ROOT)).matches() ? "of-table.py" : "of-file.py";
    }
}
