package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import java.time.Duration;

/// The user's rules for scripts.
///
/// @param usual the limits where a header names none
/// @param most the limits that no header may exceed
/// @param own what scripts that the user wrote at this desk get without a question, as far as they ask for it
public record ScriptRules(Limits usual, Limits most, Permissions own) {

    /// The limits of a script.
    ///
    /// @throws ProblemException if its header asks for more than there may be
    public Limits limits(HandlerHeader header) {
        HandlerHeader.Limits asked = header.limits();
        Duration time = asked.timeout().orElse(usual.time());
        if (time.compareTo(most.time()) > 0) {
            throw tooMuch("timeout", time.toSeconds() + "s", "script.most-timeout", most.time().toSeconds());
        }
        return new Limits(time,
            checked("memory", asked.memory().orElse(usual.memory()), most.memory(), 1 << 20, "script.most-memory-mb"),
            (int) checked("output", asked.output().orElse(usual.output()), most.output(), 1 << 10,
                "script.most-output-kb"),
            checked("facts", asked.facts().orElse(usual.facts()), most.facts(), 1, "script.most-facts"),
            (int) checked("processes", asked.processes().orElse(usual.processes()), most.processes(), 1,
                "script.most-processes"),
            checked("disk", asked.disk().orElse(usual.disk()), most.disk(), 1 << 20, "script.most-disk-mb"));
    }

    private static long checked(String key, long asked, long most, long unit, String setting) {
        if (asked > most) {
            throw tooMuch(key, String.valueOf(asked / unit), setting, most / unit);
        }
        return asked;
    }

    private static ProblemException tooMuch(String key, String asked, String setting, long most) {
        return new ProblemException(Problem.of(text("exec.limit-too-high", key, asked, setting, most),
            Problem.detail("key", key)));
    }
}
