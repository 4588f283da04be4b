package dev.ixion.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes the header of a script's text, and nothing else in it.
public final class HeaderText {
    private static final Pattern PERMISSIONS = Pattern.compile("(#\\s*permissions\\s*=\\s*\\[)(.*)(\\]\\s*)");
    private static final Pattern TABLE = Pattern.compile("#\\s*\\[tool\\.ixion\\]\\s*");
    private static final String START = "# /// script";
    private static final String END = "# ///";

    private HeaderText() {}

    /// Whether a permission can stand in a header as what it is: the script chose the file or host that it is about.
    public static boolean canAsk(String permission) {
        return permission.chars().noneMatch(c -> c < ' ' || "\"\\*".indexOf(c) >= 0);
    }

    /// The text with one more permission in its header, which is made if there is none. The text is as it was if its
    /// header names the permission already or lists them over several lines, or the permission cannot stand there.
    public static String asking(String code, String permission) {
        if (!canAsk(permission)) {
            return code;
        }
        String quoted = "\"" + permission + "\"";
        List<String> lines = new ArrayList<>(List.of(code.split("\n", -1)));
        int start = indexOf(lines, START, 0);
        int end = indexOf(lines, END, Math.max(start, 0));
        if (start < 0 || end < 0) {
            int first = lines.getFirst().startsWith("#!") ? 1 : 0;
            lines.addAll(first, List.of(START, "# [tool.ixion]", "# permissions = [" + quoted + "]", END));
            return String.join("\n", lines);
        }
        for (int i = start; i < end; i++) {
            Matcher listed = PERMISSIONS.matcher(lines.get(i));
            if (listed.matches()) {
                if (!listed.group(2).contains(quoted)) {
                    String before = listed.group(2).isBlank() ? "" : listed.group(2) + ", ";
                    lines.set(i, listed.group(1) + before + quoted + listed.group(3));
                }
                return String.join("\n", lines);
            }
            if (lines.get(i).stripLeading().startsWith("# permissions")) {
                return code;
            }
        }
        for (int i = start; i < end; i++) {
            if (TABLE.matcher(lines.get(i)).matches()) {
                lines.add(i + 1, "# permissions = [" + quoted + "]");
                return String.join("\n", lines);
            }
        }
        lines.addAll(end, List.of("# [tool.ixion]", "# permissions = [" + quoted + "]"));
        return String.join("\n", lines);
    }

    private static int indexOf(List<String> lines, String line, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(line)) {
                return i;
            }
        }
        return -1;
    }
}
