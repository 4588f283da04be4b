package dev.ixion.ui.grant;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.exec.AskedPermissions;
import dev.ixion.exec.GrantPermissions;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Pulse;
import dev.ixion.ui.glyph.RunState;
import dev.ixion.ui.run.RunModel;
import dev.ixion.ui.thread.Background;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// Finds what is asked for where a run waits for that, and notes that the user agrees. It touches no node.
public final class GrantInteractor implements AutoCloseable {
    private static final String SOURCE = "canvas:";

    private final ObjectProperty<Optional<AskedPermissions>> asked = new SimpleObjectProperty<>(this, "asked",
        Optional.empty());
    private final GrantPermissions grants;
    private final Pulse pulse;
    private final Background background;
    private final String origin;
    private final Runnable again;
    private final RunModel run;
    private final Subscription problems;

    /// @param origin the glyph, as its runs name it
    /// @param again runs once more
    public GrantInteractor(RunModel run, GrantPermissions grants, Pulse pulse, Background background, String origin,
        Runnable again) {
        this.run = run;
        this.grants = grants;
        this.pulse = pulse;
        this.background = background;
        this.origin = origin;
        this.again = again;
        problems = run.problemProperty().subscribe(this::look);
    }

    /// What is asked for; empty while there is nothing to agree to.
    public ObjectProperty<Optional<AskedPermissions>> askedProperty() {
        return asked;
    }

    private void look(Optional<Problem> problem) {
        asked.set(Optional.empty());
        Optional<String> command = run.executionProperty().get().map(Execution::command);
        code(problem).ifPresent(code -> background.run(
            () -> toAsk(code, command).map(grants::asked).filter(found -> !found.missing().isEmpty()),
            found -> show(code, found), this::showProblem));
    }

    private static Optional<Asid> code(Optional<Problem> problem) {
        return problem.flatMap(p -> p.detail(Problem.NEEDS_GRANT)).filter(Asid::isAsid).map(Asid::new);
    }

    /// What the next run would wait for: since a scheduled run failed, the user may have agreed elsewhere, or another
    /// version may be in force.
    private Optional<Asid> toAsk(Asid code, Optional<String> command) {
        if (command.isEmpty()) {
            return Optional.of(code);
        }
        try {
            pulse.check(command.get());
            return Optional.empty();
        } catch (ProblemException waits) {
            return code(Optional.of(waits.problem()));
        }
    }

    /// The problem may be another one by now.
    private void show(Asid code, Optional<AskedPermissions> found) {
        if (found.isPresent() && code(run.problemProperty().get()).equals(Optional.of(code))) {
            asked.set(found);
            run.messageProperty().set(text("grant.waits"));
            run.stateProperty().set(RunState.WAITING);
        }
    }

    /// Agrees to all that is asked for, and runs.
    public void allow() {
        asked.get().ifPresent(agreed -> background.run(() -> {
            grants.grant(agreed, SOURCE + origin);
            return agreed;
        }, _ -> again.run(), this::showProblem));
    }

    private void showProblem(Problem problem) {
        run.messageProperty().set(problem.message());
    }

    @Override
    public void close() {
        problems.unsubscribe();
    }
}
