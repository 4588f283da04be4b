package dev.ixion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.canvas.AxGlyph;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.pulse.Execution;
import dev.ixion.ui.glyph.GlyphCard;
import impl.org.controlsfx.skin.AutoCompletePopup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Asking on the canvas, following a fact to its origin, and saying something by hand, through the real window and store.
final class AskingJourneyTest {
    private static final String STOCK = """
        for n in range(450):
            attest(f"item {n:03}", "is_stocked", f"shelf {n % 3}", attributes={"count": n, "box": {"row": n % 7}},
                   at=1767225600 + n * 3600)
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aQueryIsAskedOnTheCanvasAndStillThereAfterARestart() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            ingest(desktop);
            desktop.run(desktop.shell().canvasView()::requestFocus);
            new FxRobot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            GlyphCard ax = desktop.card(AxGlyph.class::isInstance);
            desktop.awaitText("Type what you want to know");
            ask(desktop, ax, "is is_stocked");
            desktop.awaitText("450 facts");
            desktop.awaitText("item 449");
            desktop.await("the bars", () -> ax.lookup(".timeline-strip").isVisible());

            TableView<?> table = table(ax);
            desktop.run(() -> table.scrollTo(190));
            desktop.await("the next page", () -> table.getItems().size() == 400);
            desktop.run(() -> desktop.app().attestations().attest(
                new Claim(List.of("item new"), List.of("is_stocked"),
                    List.of(), List.of(), Attributes.NONE, Optional.empty()),
                "test"));
            desktop.awaitText("451 facts");
            desktop.awaitText("Facts have changed");
            assertThat(desktop.shows("item new")).isFalse();
            desktop.run(() -> table.scrollTo(0));
            desktop.awaitText("item new");

            ask(desktop, ax, "is is_stocked count by context");
            desktop.awaitText("3 values");
            ask(desktop, ax, "is is_stocked count by shelf");
            desktop.awaitText("Expected subject, predicate");
            ask(desktop, ax, "nothing is like this");
            desktop.awaitText("No facts fit.");
            ask(desktop, ax, "'item 007' is is_stocked");
            desktop.awaitText("1 fact");
        }
        try (TestDesktop restarted = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            restarted.awaitText("item 007");
            restarted.awaitText("1 fact");
        }
    }

    /// The field of a query glyph, with the caret in it, where there are facts to ask for.
    private static TextField queryField(TestDesktop desktop) {
        ingest(desktop);
        desktop.run(desktop.shell()::addAx);
        GlyphCard ax = desktop.card(AxGlyph.class::isInstance);
        TextField field = FxStage.onFx(() -> (TextField) ax.lookup(".text-field"));
        desktop.clickOn(field);
        return field;
    }

    @Test
    void whileValuesAreOfferedTheKeysOfTheFieldStayItsOwn() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            TextField field = queryField(desktop);
            FxRobot robot = new FxRobot();
            robot.write("is is_stock", 0);
            desktop.await("what was stocked", () -> offered().contains("is_stocked"));
            robot.push(KeyCode.ENTER);
            desktop.awaitText("No facts fit.");
            robot.write("e", 0);
            desktop.await("what was stocked", () -> offered().contains("is_stocked"));
            robot.push(KeyCode.SHORTCUT, KeyCode.A);
            robot.write("is is_st", 0);
            desktop.await("what was stocked", () -> offered().contains("is_stocked"));
            desktop.await("only what was typed last", () -> field.getText().equals("is is_st"));
            robot.push(KeyCode.TAB);
            desktop.await("the first value", () -> field.getText().equals("is is_stocked"));
            robot.push(KeyCode.ENTER);
            desktop.awaitText("450 facts");
        }
    }

    @Test
    void valuesAndWordsAreOfferedWhileAQueryIsTyped() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1000, 760)) {
            TextField field = queryField(desktop);
            FxRobot robot = new FxRobot();
            robot.write("is is_st", 0);
            desktop.await("what was stocked", () -> offered().contains("is_stocked"));
            robot.push(KeyCode.DOWN);
            robot.push(KeyCode.ENTER);
            desktop.await("the value", () -> field.getText().equals("is is_stocked"));
            robot.write(" of shelf", 0);
            desktop.await("the shelves", () -> offered().contains("shelf 2"));
            robot.push(KeyCode.DOWN);
            robot.push(KeyCode.ENTER);
            desktop.await("the value in quotes", () -> field.getText().equals("is is_stocked of \"shelf 0\""));
            robot.write(" cou", 0);
            desktop.await("the clause", () -> offered().stream().anyMatch(word -> word.startsWith("count")));
            robot.push(KeyCode.ESCAPE);
            robot.eraseText(4);
            robot.push(KeyCode.ENTER);
            desktop.awaitText("150 facts");
        }
    }

    private static List<String> offered() {
        return Window.getWindows().stream().filter(window -> window instanceof AutoCompletePopup<?>)
            .flatMap(window -> window.getScene().getRoot().lookupAll(".list-cell").stream())
            .map(cell -> String.valueOf(((Labeled) cell).getText())).toList();
    }

    @Test
    void aFactLeadsToItsRunItsCodeAndTheFactsOfTheSameRun() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            ingest(desktop);
            desktop.run(desktop.shell()::addAx);
            GlyphCard ax = desktop.card(AxGlyph.class::isInstance);
            ask(desktop, ax, "'item 007'");
            desktop.awaitText("1 fact");
            desktop.run(() -> {
                table(ax).getSelectionModel().selectFirst();
                press(table(ax), KeyCode.ENTER);
            });
            desktop.awaitText("item 007 is is_stocked of shelf 1");
            Node panels = panels(desktop);
            desktop.button(panels, "stock:v1");
            desktop.awaitText("grace");
            fire(desktop, panels, "450 facts");
            desktop.awaitText("Facts of run 1");
            fire(desktop, panels, "grace");
            desktop.awaitText("python_script is ix_handler of stock");
            desktop.awaitText("Written by hand by grace (test)");
            fire(desktop, panels, "Back");
            desktop.awaitText("item 007 is is_stocked of shelf 1");
            fire(desktop, panels, "stock:v1");
            desktop.await("the code in a window", () -> windowShows("stock:v1 – Ixion"));
            desktop.run(() -> Window.getWindows().stream().filter(window -> window != desktop.stage()).toList()
                .forEach(Window::hide));
            fire(desktop, panels, "Run 1");
            desktop.await("the run in the Pulse panel", () -> panels.lookupAll(".table-view").stream()
                .map(node -> ((TableView<?>) node).getSelectionModel().getSelectedItem())
                .anyMatch(item -> item instanceof Execution));
        }
    }

    @Test
    void aClaimIsTypedIntoThePaletteAndHasItsAuthorAsOrigin() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            palette(desktop, "as ada is author of \"the notes\" by grace");
            desktop.awaitText("Stored: ada is author of the notes by grace");
            fire(desktop, desktop.stage().getScene().getRoot(),
                "✓ Stored: ada is author of the notes by grace");
            desktop.awaitText("Written by hand by grace (palette)");
            palette(desktop, "ax nobody");
            desktop.awaitText("No facts fit.");
        }
    }

    @Test
    void aBadVersionIsRecalledFromAFactOfItsAndReinstated() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            ingest(desktop);
            desktop.run(desktop.shell()::addAx);
            GlyphCard ax = desktop.card(AxGlyph.class::isInstance);
            ask(desktop, ax, "'item 007'");
            desktop.awaitText("1 fact");
            desktop.run(() -> {
                table(ax).getSelectionModel().selectFirst();
                press(table(ax), KeyCode.ENTER);
            });
            Node panels = panels(desktop);
            fire(desktop, panels, "Recall v1…");
            desktop.await("the question why", () -> question().isPresent());
            desktop.run(() -> {
                DialogPane question = question().orElseThrow();
                Button recall = (Button) question.lookupButton(question.getButtonTypes().getFirst());
                assertThat(recall.isDisabled()).isTrue();
                ((TextField) question.lookup(".text-field")).setText("counts were off by one");
                recall.fire();
            });
            desktop.awaitText("counts were off by one");
            desktop.await("no fact", () -> table(ax).getItems().isEmpty());
            fire(desktop, panels, "Undo recall");
            desktop.await("the fact again", () -> table(ax).getItems().size() == 1);
            desktop.awaitText("not recalled");
        }
    }

    private static Optional<DialogPane> question() {
        return Window.getWindows().stream().map(window -> window.getScene().getRoot())
            .filter(DialogPane.class::isInstance).map(DialogPane.class::cast).findFirst();
    }

    private static void ingest(TestDesktop desktop) {
        desktop.app().saveHandler().save(
            new HandlerDraft(new TypeName("stock"), STOCK, "grace", "", Optional.empty(), true, "test"));
        desktop.run(desktop.shell()::addIx);
        GlyphCard ix = desktop.ixCard();
        desktop.command(ix, "ix stock");
        desktop.click(ix, "Run");
        desktop.awaitText("✓ 450 new");
    }

    private static void ask(TestDesktop desktop, GlyphCard card, String query) {
        desktop.run(() -> {
            TextField field = (TextField) card.lookup(".text-field");
            field.setText(query);
            press(field, KeyCode.ENTER);
        });
    }

    @Test
    void thePaletteSaysThatNothingFits() {
        try (TestDesktop desktop = TestDesktop.open(folder, InstantSource.system(), 1280, 800)) {
            palette(desktop, "frobnicate");
            desktop.run(() -> {
                Popup popup = (Popup) Window.getWindows().stream().filter(Popup.class::isInstance).findFirst()
                    .orElseThrow();
                assertThat(((Labeled) popup.getScene().getRoot().lookup(".list-cell .label")).getText())
                    .isEqualTo("Nothing is called so: frobnicate");
                popup.hide();
            });
        }
    }

    private static void palette(TestDesktop desktop, String line) {
        desktop.run(desktop.shell()::showPalette);
        desktop.run(() -> {
            TextField field = Window.getWindows().stream().filter(Popup.class::isInstance)
                .map(window -> (TextField) window.getScene().getRoot().lookup(".text-field")).findFirst()
                .orElseThrow();
            field.setText(line);
            press(field, KeyCode.ENTER);
            field.getScene().getRoot().layout();
        });
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false));
    }

    private static void fire(TestDesktop desktop, Node within, String text) {
        var button = desktop.button(within, text);
        desktop.run(button::fire);
    }

    private static TableView<?> table(GlyphCard card) {
        return (TableView<?>) card.lookup(".fact-table");
    }

    private static Node panels(TestDesktop desktop) {
        return FxStage.onFx(() -> desktop.stage().getScene().getRoot().lookup(".side-panels"));
    }

    private static boolean windowShows(String title) {
        return Window.getWindows().stream()
            .anyMatch(window -> window instanceof Stage stage && title.equals(stage.getTitle()));
    }
}
