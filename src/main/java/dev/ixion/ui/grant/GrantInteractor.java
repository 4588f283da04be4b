package dev.ixion.ui.grant;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.exec.AskedPermissions;
import dev.ixion.exec.GrantPermissions;
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
    private final Background background;
    private final String origin;
    private final Runnable again;
    private final RunModel run;
    private final Subscription problems;

    /// @param origin the glyph, as its runs name it
    /// @param again runs once more
    public GrantInteractor(RunModel run, GrantPermissions grants, Background background, String origin,
        Runnable again) {
        this.run = run;
        this.grants = grants;
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
        problem.flatMap(p -> p.detail(Problem.NEEDS_GRANT)).filter(Asid::isAsid).map(Asid::new)
            .ifPresent(code -> background.run(() -> grants.asked(code), found -> show(code, found), this::showProblem));
    }

    /// The problem may be another one by now, and the user may have agreed elsewhere since a scheduled run failed.
    private void show(Asid code, AskedPermissions found) {
        boolean current = run.problemProperty().get().flatMap(p -> p.detail(Problem.NEEDS_GRANT))
            .equals(Optional.of(code.value()));
        if (current && !found.missing().isEmpty()) {
            asked.set(Optional.of(found));
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
