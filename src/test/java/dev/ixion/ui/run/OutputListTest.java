package dev.ixion.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.ixion.run.OutputLine;
import dev.ixion.ui.FxStage;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputListTest {
    private static final int LAST = 29;

    private final ObservableList<OutputLine> lines = FXCollections.observableArrayList();
    private final Region below = new Region();
    private final FxStage stage = FxStage.open(this::content, new PrimerLight().getUserAgentStylesheet(), 300, 200);

    private VBox content() {
        OutputList list = new OutputList(lines);
        list.setFixedCellSize(18);
        list.setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        below.setMinHeight(60);
        below.setManaged(false);
        return new VBox(list, below);
    }

    private OutputList list() {
        return (OutputList) stage.stage().getScene().getRoot().getChildrenUnmodifiable().getFirst();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void print(int from, int to) {
        stage.run(() -> lines.addAll(IntStream.rangeClosed(from, to)
            .mapToObj(i -> new OutputLine(false, "line " + i)).toList()));
    }

    /// The lines that are wholly in view.
    private Set<Integer> inView() {
        stage.awaitFrame();
        return FxStage.onFx(() -> {
            OutputList list = list();
            double top = list.localToScene(list.getBoundsInLocal()).getMinY();
            Set<Node> cells = list.lookupAll(".list-cell");
            return cells.stream().map(node -> (ListCell<?>) node).filter(cell -> !cell.isEmpty() && cell.isVisible())
                .filter(cell -> {
                    double at = cell.localToScene(cell.getBoundsInLocal()).getMinY() - top;
                    return at >= -1 && at + 18 <= list.getHeight() + 1;
                }).map(ListCell::getIndex).collect(Collectors.toCollection(TreeSet::new));
        });
    }

    private void goTo(KeyCode key) {
        stage.run(list()::requestFocus);
        stage.key(key);
        stage.awaitFrame();
    }

    @Test
    void showsTheEndWhileLinesCome() {
        print(0, LAST);
        assertThat(inView()).contains(LAST).doesNotContain(0);
        print(LAST + 1, LAST + 1);
        assertThat(inView()).contains(LAST + 1);
    }

    @Test
    void showsTheEndWhenSomethingAppearsBelow() {
        print(0, LAST);
        stage.run(() -> below.setManaged(true));
        assertThat(inView()).contains(LAST).doesNotContain(0);
        stage.run(() -> below.setManaged(false));
        assertThat(inView()).contains(LAST);
    }

    @Test
    void showsTheEndOfWhatCameWhileThereWasNoRoom() {
        stage.run(() -> {
            below.setMinHeight(200);
            below.setManaged(true);
        });
        print(0, LAST);
        stage.run(() -> below.setMinHeight(60));
        assertThat(inView()).contains(LAST).doesNotContain(0);
    }

    @Test
    void staysWhereTheReaderWentUntilTheEndIsInViewAgain() {
        print(0, LAST);
        goTo(KeyCode.HOME);
        assertThat(inView()).contains(0);
        print(LAST + 1, LAST + 5);
        stage.run(() -> below.setManaged(true));
        assertThat(inView()).contains(0);
        goTo(KeyCode.END);
        print(LAST + 6, LAST + 9);
        assertThat(inView()).contains(LAST + 9);
    }

    @Test
    void theWheelLeavesTheEndAndComesBackToIt() {
        print(0, LAST);
        wheel(200);
        assertThat(inView()).doesNotContain(LAST);
        print(LAST + 1, LAST + 5);
        assertThat(inView()).doesNotContain(LAST + 5);
        wheel(-2_000);
        print(LAST + 6, LAST + 9);
        assertThat(inView()).contains(LAST + 9);
    }

    @Test
    void aClickWhileLinesComeLeavesNothing() {
        print(0, LAST);
        stage.run(() -> {
            list().fireEvent(new MouseEvent(MouseEvent.MOUSE_RELEASED, 5, 5, 5, 5, MouseButton.PRIMARY, 1, false, false,
                false, false, false, false, false, false, false, true, null));
            lines.addAll(new OutputLine(false, "more"), new OutputLine(false, "and more"));
        });
        print(LAST + 3, LAST + 3);
        assertThat(inView()).contains(LAST + 3);
    }

    private void wheel(double delta) {
        stage.run(() -> Event.fireEvent(list().lookup(".list-cell"),
            new ScrollEvent(ScrollEvent.SCROLL, 5, 5, 5, 5, false, false, false, false, false, false, 0, delta, 0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
        stage.awaitFrame();
    }

    @Test
    void followsTheNextRunAgain() {
        print(0, LAST);
        goTo(KeyCode.HOME);
        stage.run(lines::clear);
        print(0, LAST);
        assertThat(inView()).contains(LAST);
    }
}
