package dev.ixion.exec;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.NoHandlerException;
import dev.ixion.handler.Recall;
import dev.ixion.handler.Recalls;
import java.time.InstantSource;
import java.util.List;

/// Takes a bad version of a handler out of force and hides what it said, or undoes that. Nothing is deleted.
public final class RecallHandler {
    private final HandlerRegistry registry;
    private final AttestationStore store;
    private final InstantSource clock;

    public RecallHandler(HandlerRegistry registry, AttestationStore store, InstantSource clock) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
    }

    /// Recalls a version. Waits for the disk.
    ///
    /// @param source where it was decided, for example `command line`
    /// @return the version as it is now
    /// @throws ProblemException if there is no such version, it is recalled already, or no reason is given
    public HandlerVersion recall(TypeName type, int number, String author, String why, String source) {
        HandlerVersion version = version(type, number);
        if (why.isBlank()) {
            throw new ProblemException(Problem.of(text("recall.no-reason", version.label())));
        }
        if (version.isRecalled()) {
            Recall before = version.recall().get();
            throw new ProblemException(
                Problem.of(text("recall.already", version.label(), before.by(), before.why())));
        }
        store.recall(version.id(), Recalls.recall(version, author, why, clock.instant()), source);
        return version(type, number);
    }

    /// Undoes a recall: the version may run again, and what it said is visible again. Waits for the disk.
    ///
    /// @param why may be empty
    /// @return the version as it is now
    /// @throws ProblemException if there is no such version, or it is not recalled
    public HandlerVersion reinstate(TypeName type, int number, String author, String why, String source) {
        HandlerVersion version = version(type, number);
        if (!version.isRecalled()) {
            throw new ProblemException(Problem.of(text("recall.not-recalled", version.label())));
        }
        store.reinstate(version.id(), Recalls.reinstate(version, author, why, clock.instant()), source);
        return version(type, number);
    }

    private HandlerVersion version(TypeName type, int number) {
        List<HandlerVersion> history = registry.history(type);
        if (history.isEmpty()) {
            throw new NoHandlerException(type.value());
        }
        return history.reversed().stream().filter(version -> version.number() == number).findFirst()
            .orElseThrow(() -> new ProblemException(Problem.of(
                text("handler.no-version", type, number, history.getLast().number()), Problem.detail("type", type),
                Problem.detail("version", number))));
    }
}
