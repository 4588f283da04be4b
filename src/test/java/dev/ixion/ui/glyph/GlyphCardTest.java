package dev.ixion.ui.glyph;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import dev.ixion.canvas.Glyph;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.ui.FxStage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlyphCardTest {
    private static final NoteGlyph NOTE = new NoteGlyph(new GlyphId("note"), new Placement(0, 0, 400, 200), "words");

    private final FxStage stage = FxStage.open(GlyphCardTest::content, new PrimerLight().getUserAgentStylesheet(), 400,
        200);
    private final GlyphCard card = (GlyphCard) stage.stage().getScene().lookup(".glyph-card");

    private static StackPane content() {
        StackPane pane = new StackPane(new GlyphCard(NOTE, "⨳", GlyphContent.of(new Label("body"))));
        pane.getStylesheets().add(GlyphCard.STYLE_SHEET);
        return pane;
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void anIdleCardHasNoBadgeAndARunningOneSaysHowLong() {
        Label badge = (Label) card.lookup(".state-badge");
        assertThat(badge.isVisible()).isFalse();
        stage.run(() -> {
            card.stateProperty().set(RunState.RUNNING);
            card.stateDetailProperty().set("0:42");
        });

        assertThat(badge.isVisible()).isTrue();
        assertThat(badge.getText()).isEqualTo("Running · 0:42");
        assertThat(badge.getStyleClass()).contains("state-running").doesNotContain("state-idle");
    }

    @Test
    void aScreenReaderHearsKindNameAndState() {
        stage.run(() -> {
            card.titleProperty().set("deliveries");
            card.stateProperty().set(RunState.FAILED);
        });

        assertThat(card.titleBar().getAccessibleText()).isEqualTo("Note: deliveries. Failed");
    }

    @Test
    void buttonsStandLeftOfTheMenuAndSayWhatTheyDo() {
        List<String> pressed = new ArrayList<>();
        stage.run(() -> {
            IconButton run = new IconButton("icon-run", "Run (Ctrl+Enter)", () -> pressed.add("run"));
            card.addTitleButton(run);
            run.fire();
        });
        List<IconButton> buttons = card.lookupAll(".icon-button").stream().map(IconButton.class::cast).toList();

        assertThat(pressed).containsExactly("run");
        assertThat(buttons).extracting(button -> button.getTooltip().getText())
            .containsExactly("Run (Ctrl+Enter)", "More actions (Shift+F10)");
    }

    @Test
    void entriesOfAKindStandAboveThoseOfAllCards() {
        TitleBar bar = (TitleBar) card.titleBar();
        stage.run(() -> {
            card.addMenuItem(new MenuItem("First"));
            card.addMenuItem(new MenuItem("Second"));
        });

        assertThat(bar.menu().getItems()).extracting(item -> item.getText() == null ? "-" : item.getText())
            .containsExactly("First", "Second", "-", "Duplicate", "Delete");
    }

    @Test
    void theContentIsToldOfNewContentOnly() {
        List<String> told = new ArrayList<>();
        GlyphCard own = FxStage.onFx(() -> new GlyphCard(NOTE, "¶", new GlyphContent() {
            private final Label node = new Label();

            @Override
            public Label node() {
                return node;
            }

            @Override
            public void glyphChanged(Glyph glyph) {
                told.add(glyph.text());
            }

            @Override
            public void dispose() {
                told.add("disposed");
            }
        }));
        stage.run(() -> {
            own.glyphChanged(NOTE.at(NOTE.placement().moved(8, 8)));
            own.glyphChanged(NOTE.withText("new").at(NOTE.placement()));
            own.dispose();
        });

        assertThat(told).containsExactly("new", "disposed");
        assertThat(own.glyph().text()).isEqualTo("new");
    }

    @Test
    void everyStateHasAWordAndAColour() {
        assertThat(RunState.values()).extracting(RunState::label)
            .containsExactly("Idle", "Queued", "Running", "Done", "Failed", "Waiting");
        assertThat(RunState.WAITING.styleClass()).isEqualTo("state-waiting");
    }
}
