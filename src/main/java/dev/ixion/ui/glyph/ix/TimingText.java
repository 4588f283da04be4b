package dev.ixion.ui.glyph.ix;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The schedule at the end of a command's text: what the schedule control shows and changes. What is no complete schedule
/// is left to the parser, which explains it.
final class TimingText {
    /// What the control offers besides running once.
    static final List<String> CHOICES = List.of("every 30s", "every 5m", "every 1h", "every 1d",
        "cron \"0 6 * * 1-5\"");

    private static final Pattern TIMING = Pattern
        .compile("\\s+((?:every\\s+\\S+)|(?:cron\\s+(?:\"[^\"]*\"|'[^']*'|\\S+(?:\\s+\\S+){4})))\\s*$");

    private TimingText() {}

    /// The schedule as it stands in the text; empty if there is none.
    static String of(String command) {
        Matcher timing = TIMING.matcher(command);
        return timing.find() ? timing.group(1) : "";
    }

    /// The command with another schedule.
    ///
    /// @param timing empty to run once
    static String with(String command, String timing) {
        String bare = TIMING.matcher(command).replaceFirst("").stripTrailing();
        return timing.isEmpty() ? bare : bare + " " + timing;
    }
}
