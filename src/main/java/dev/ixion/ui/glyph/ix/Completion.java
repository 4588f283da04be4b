package dev.ixion.ui.glyph.ix;

import dev.ixion.command.CommandText;
import java.util.List;

/// Reads a command while it is typed: what it is about, and what may stand in the place of its type.
final class Completion {
    private static final String LEAD = "ix ";

    private Completion() {}

    /// What a command is about, for a title: its first word behind `ix`, as far as it is typed.
    static String subject(String typed) {
        String bare = typed.startsWith(LEAD) ? typed.substring(LEAD.length()) : typed;
        String[] words = bare.strip().split("\\s+", 2);
        return words[0].equals("ix") ? "" : CommandText.shown(words[0]);
    }

    /// Whole command texts that continue what was typed; none once the type is complete.
    static List<String> of(String typed, List<String> types) {
        String lead = typed.startsWith(LEAD) ? LEAD : "";
        String start = typed.substring(lead.length()).stripLeading();
        if (start.indexOf(' ') >= 0 || (start.isEmpty() && lead.isEmpty())) {
            return List.of();
        }
        return types.stream().filter(type -> type.startsWith(start) && !type.equals(start))
            .map(type -> lead + type + " ").toList();
    }
}
