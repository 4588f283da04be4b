package dev.ixion.ui.glyph.ix;

import java.util.List;

/// Completes the type in a command: what may stand there once the first letters are typed.
final class Completion {
    private static final String LEAD = "ix ";

    private Completion() {}

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
