package dev.ixion.command;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import java.util.ArrayList;
import java.util.List;

/// A command that was understood.
public sealed interface Command {
    /// Ingest.
    ///
    /// @param input the words that the handler gets; for a location it is the first of them
    /// @param timing the words of its schedule, `every 30s` or `cron "…"`, possibly none
    record Ix(Target target, List<String> input, List<String> timing) implements Command {
        public Ix {
            input = List.copyOf(input);
            timing = List.copyOf(timing);
        }

        /// The command line without its schedule.
        public String withoutTiming() {
            List<String> words = new ArrayList<>();
            words.add("ix");
            if (target instanceof Target.Type type) {
                words.add(type.label());
            }
            words.addAll(input);
            return Words.join(words);
        }
    }

    /// Run a script that is nobody's handler, kept as an attestation.
    record Py(Asid script) implements Command {}

    /// Ask.
    record Ax(Filter filter) implements Command {}

    /// Assert by hand.
    record As(Claim claim) implements Command {}
}
