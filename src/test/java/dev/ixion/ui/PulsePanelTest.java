package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Owner;
import dev.ixion.pulse.Schedule;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.pulse.PulsePanel;
import dev.ixion.ui.run.OutputList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The Pulse panel with the mouse of a user, while jobs run.
@Timeout(120)
class PulsePanelTest {
    private static final Schedule EVERY = new Schedule.Every(Duration.ofSeconds(30));

    @TempDir
    Path folder = Path.of("");
    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private TestDesktop desktop;

    @BeforeEach
    void open() {
        desktop = TestDesktop.open(folder, clock, 1280, 800);
        desktop.save("tick", "print('tick')");
        desktop.save("bad",
            "print('before')\ndef f(): raise ValueError('a reason too long for one row of a table, ' * 3)\nf()");
        desktop.app().pulse().schedule("ix tick", EVERY, "");
        desktop.await("a run", () -> desktop.succeeded() == 1);
        desktop.key(ShellActions.PULSE);
        desktop.await("its row", () -> rows(table(0)) == 1 && rows(table(1)) == 1);
    }

    @AfterEach
    void close() {
        desktop.close();
    }

    private Node panel() {
        return FxStage.onFx(() -> desktop.stage().getScene().getRoot().lookupAll(".side-panel").stream()
            .filter(PulsePanel.class::isInstance).findFirst().orElseThrow());
    }

    private TableView<?> table(int index) {
        return (TableView<?>) panel().lookupAll(".table-view").stream()
            .sorted((one, other) -> Double.compare(one.localToScene(0, 0).getY(), other.localToScene(0, 0).getY()))
            .toList().get(index);
    }

    private static int rows(Node table) {
        return FxStage.onFx(() -> (int) rowsOf(table).count());
    }

    private static Stream<TableRow<?>> rowsOf(Node table) {
        return table.lookupAll(".table-row-cell").stream().<TableRow<?>>map(TableRow.class::cast)
            .filter(row -> !row.isEmpty() && row.getHeight() > 0);
    }

    /// Clicks a row where it is shown. Looking for it and clicking are one step, so that no update of the table, which
    /// puts its rows to other use, comes between them.
    private void click(int table, int index) {
        TableView<?> clicked = table(table);
        FxStage.onFx(() -> {
            clicked.layout();
            TableRow<?> row = rowsOf(clicked).filter(each -> each.getIndex() == index).findFirst().orElseThrow();
            new HeadlessMouse(desktop.stage()).click(HeadlessMouse.middle(row));
            return true;
        });
    }

    private void nextTime() {
        long before = desktop.app().jobs().executions(Optional.empty(), 99).size();
        clock.pass(Duration.ofSeconds(30));
        desktop.await("another run", () -> desktop.app().jobs().executions(Optional.empty(), 99).stream()
            .filter(execution -> execution.state().isOver()).count() > before);
    }

    @Test
    void aClickSelectsAJobAndAnotherShowsAllRunsAgain() {
        click(0, 0);
        desktop.await("a selection", () -> !desktop.button(table(0).getParent(), "Run now").isDisabled());
        nextTime();
        desktop.await("the new run", () -> rows(table(1)) == 2);
        assertThat(FxStage.onFx(() -> table(0).getSelectionModel().getSelectedIndex())).isZero();

        click(0, 0);
        desktop.await("no selection", () -> desktop.button(table(0).getParent(), "Run now").isDisabled());
    }

    @Test
    void theSelectedRunStaysWithItsOutputWhileOthersEnd() {
        click(1, 0);
        desktop.await("its output", () -> output().contains("tick"));
        Execution selected = selected();
        for (int time = 2; time < 5; time++) {
            int runs = time;
            nextTime();
            desktop.await("one more row", () -> rows(table(1)) == runs);
            assertThat(selected()).isEqualTo(selected);
            assertThat(output()).containsExactly("tick");
        }
    }

    @Test
    void aRunThatIsSelectedWhileItRunsStaysSelectedWhenItEnds() {
        JobStore jobs = desktop.app().jobs();
        ExecutionId run = jobs.addStarted("ix by-hand", "", Owner.self(), clock.instant()).id();
        desktop.await("its row", () -> rows(table(1)) == 2);
        click(1, 0);
        desktop.await("a selection", () -> table(1).getSelectionModel().getSelectedIndex() == 0);
        jobs.started(run, clock.instant());
        jobs.appendOutput(run, List.of(new OutputLine(false, "from here")));
        jobs.ended(run, clock.instant(), ExecutionState.FAILED,
            new Execution.Outcome(0, 0, Optional.of(Problem.of("it broke")), Optional.empty()));
        desktop.await("its end", () -> selected().state() == ExecutionState.FAILED);
        desktop.await("its output", () -> output().equals(List.of("from here")));
        assertThat(selected().id()).isEqualTo(run);
    }

    @Test
    void aRunWithoutAGlyphShowsWhatItPrintsAndCanBeCancelled() {
        desktop.save("slow", "import time\nprint('from here')\nwhile True: time.sleep(0.1)");
        desktop.app().pulse().runNow("ix slow", "");
        desktop.await("its row", () -> rows(table(1)) == 2);
        click(1, 0);
        clock.pass(Duration.ofSeconds(1));
        desktop.await("its output", () -> output().equals(List.of("from here")));
        assertThat(selected().state()).isEqualTo(ExecutionState.RUNNING);

        desktop.click(panel(), "Cancel run");
        desktop.await("its end", () -> selected().state() == ExecutionState.CANCELLED);
        assertThat(output()).containsExactly("from here");
    }

    private Execution selected() {
        return FxStage.onFx(() -> (Execution) table(1).getSelectionModel().getSelectedItem());
    }

    private List<String> output() {
        return FxStage.onFx(() -> panel().lookupAll(".list-view").stream()
            .filter(OutputList.class::isInstance).map(OutputList.class::cast).findFirst().orElseThrow().getItems()
            .stream().map(line -> line.text()).toList());
    }

    @Test
    void whyARunFailedCanBeReadInFull() {
        desktop.app().pulse().runNow("ix bad", "");
        desktop.awaitText("✗ Handler 'bad' failed");
        desktop.await("the failed run", () -> rows(table(1)) == 2);
        click(1, 0);
        desktop.await("a selection", () -> table(1).getSelectionModel().getSelectedIndex() == 0);
        desktop.await("its traceback", () -> output().size() > 3);
        assertThat(output()).startsWith("before", "Traceback (most recent call last):").last().asString()
            .startsWith("ValueError: a reason too long");
    }
}
