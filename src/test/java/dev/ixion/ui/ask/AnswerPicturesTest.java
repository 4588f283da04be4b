package dev.ixion.ui.ask;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.ExportFacts;
import dev.ixion.ui.FxStage;
import dev.ixion.ui.glyph.GlyphCard;
import dev.ixion.ui.thread.Background;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers in each state, in light and dark, and how the table follows the reader.
final class AnswerPicturesTest {
    private final ListedFacts store = new ListedFacts();
    private final AskServices services = new AskServices(store,
        new CommandParser(InstantSource.system(), ZoneOffset.UTC), new ExportFacts(store),
        new Background(Runnable::run, Runnable::run));

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyStateOfAnAnswerHasAPicture(String theme) {
        store.add("a rather long name of a kind of tea that does not fit into its column", 1_000, ListedFacts.START);
        String sheet = theme.equals("light")
            ? new PrimerLight().getUserAgentStylesheet()
            : new PrimerDark().getUserAgentStylesheet();
        try (FxStage stage = FxStage.open(this::answers, sheet, 1160, 720)) {
            stage.awaitFrame();
            stage.screenshot("ask-" + theme + ".png");
            TableView<?> table = FxStage
                .onFx(() -> (TableView<?>) stage.stage().getScene().getRoot().lookup(".fact-table"));
            assertThat(FxStage.onFx(() -> table.getItems().size())).isEqualTo(200);
            stage.run(() -> table.scrollTo(180));
            stage.awaitFrame();
            assertThat(FxStage.onFx(() -> table.getItems().size())).isEqualTo(400);
            stage.screenshot("ask-scrolled-" + theme + ".png");
        }
    }

    private GridPane answers() {
        GridPane pane = new GridPane(16, 16);
        pane.getStyleClass().addAll("shell", "side-panel");
        pane.getStylesheets().addAll(GlyphCard.STYLE_SHEET, "/dev/ixion/ui/shell.css");
        AnswerModel facts = new AnswerModel();
        pane.add(asking(facts, "is is_listed of shop"), 0, 0);
        facts.timelineProperty().set(Optional.of(timeline()));
        AnswerModel tallies = new AnswerModel();
        pane.add(asking(tallies, ""), 1, 0);
        tallies.answerProperty().set(new Answer.Tallies(new Query.CountBy(Filter.ALL, Grouping.PREDICATE, 9),
            List.of(new Tally("is_listed", 12_345), new Tally("is_commit", 4_021), new Tally("modified_in", 17)),
            false));
        pane.add(asking(new AnswerModel(), "is nothing_that_there_is"), 0, 1);
        pane.add(asking(new AnswerModel(), "tea is of shop"), 1, 1);
        return pane;
    }

    private VBox asking(AnswerModel model, String query) {
        AnswerInteractor interactor = new AnswerInteractor(model, services);
        QueryField field = new QueryField(model, services, interactor::ask);
        AnswerView view = new AnswerView(model, interactor);
        VBox.setVgrow(view, Priority.ALWAYS);
        model.queryProperty().set(query);
        interactor.ask();
        VBox box = new VBox(8, field, view);
        box.setPrefSize(560, 340);
        return box;
    }

    private static Timeline timeline() {
        return new Timeline(
            LongStream.rangeClosed(0, 96).mapToObj(day -> ListedFacts.START.plus(Duration.ofDays(day))).toList(),
            LongStream.range(0, 96).mapToObj(i -> i % 7 == 0 ? 0 : (i * 37) % 101).toList());
    }
}
