package dev.ixion.command;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Query;
import java.util.List;
import java.util.Set;

/// A command that was understood.
public sealed interface Command {
    /// Ingest.
    ///
    /// @param input the words that the handler gets; for a location it is the first of them
    /// @param timing the words of its schedule, `every 30s` or `cron "…"`, possibly none
    /// @param preview whether its facts are only looked at and then dropped
    record Ix(Target target, List<String> input, List<String> timing, boolean preview) implements Command {
        /// The word that asks for a preview.
        static final String PREVIEW = "--preview";
        /// The words that open a schedule.
        static final Set<String> TIMING = Set.of("every", "cron");

        public Ix {
            input = List.copyOf(input);
            timing = List.copyOf(timing);
        }

        /// The same command as a preview.
        public Ix asPreview() {
            return new Ix(target, input, timing, true);
        }

        /// The command line without its schedule. It is understood as the same command, also where the input holds a
        /// word that would open a schedule.
        public String withoutTiming() {
            StringBuilder line = new StringBuilder(preview ? "ix " + PREVIEW : "ix");
            if (target instanceof Target.Type type) {
                line.append(' ').append(type.label());
            }
            for (String word : input) {
                line.append(' ').append(TIMING.contains(word) ? Words.quoted(word) : Words.join(List.of(word)));
            }
            return line.toString();
        }
    }

    /// Run a script that is nobody's handler, kept as an attestation.
    record Py(Asid script) implements Command {}

    /// Ask.
    record Ax(Query query) implements Command {}

    /// Assert by hand.
    record As(Claim claim) implements Command {}
}
