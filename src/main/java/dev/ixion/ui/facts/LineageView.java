package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;
import dev.ixion.command.CommandText;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.Recall;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.run.RunText;
import dev.ixion.ui.run.ShortTime;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where a fact comes from, as steps; each opens what it names.
final class LineageView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Steps steps;
    private final Facets facets = new Facets();
    private final Facets recall = new Facets();
    private final Label words = new Label();

    LineageView(Steps steps) {
        this.steps = steps;
        words.setWrapText(true);
        words.getStyleClass().add("run-message");
        setSpacing(4);
        getStyleClass().add("lineage");
    }

    void tracing() {
        say(text("facts.loading"), false);
    }

    void failed(Problem problem) {
        say("✗ " + problem.message(), true);
    }

    void show(Origin origin, Optional<HandlerVersion> version) {
        version.ifPresentOrElse(known -> showVersion(known, origin instanceof Origin.ByHand), recall::clear);
        switch (origin) {
            case Origin.ByHand(List<String> authors, String source) -> {
                say(text("facts.by-hand", String.join(", ", authors), source), false);
                if (version.isPresent()) {
                    getChildren().add(recall);
                }
            }
            case Origin.Imported(String file) -> say(text("facts.imported", file), false);
            case Origin.OfRun run -> show(run);
        }
    }

    private void say(String what, boolean failed) {
        words.setText(what);
        words.pseudoClassStateChanged(FAILED, failed);
        getChildren().setAll(words);
    }

    private void show(Origin.OfRun run) {
        facets.clear();
        facets.add("facts.step.run", step(text("facts.step.run-number", run.id()),
            run.execution().map(LineageView::state).orElse(text("facts.step.run-gone")),
            () -> steps.openRun(run.id())));
        run.execution().ifPresent(execution -> facets.add("facts.step.command",
            step(CommandText.shown(execution.command()), "", () -> steps.openCommand(execution))));
        Optional<RanBy> ranBy = run.execution().flatMap(Execution::ranBy);
        run.code().ifPresentOrElse(code -> {
            String label = ranBy.filter(by -> by.version().isPresent()).map(RanBy::label)
                .orElse(text("facts.step.script"));
            facets.add("facts.step.code", step(label, code.attributes().string("message").orElse(""),
                () -> steps.openCode(label, code.attributes().string("code").orElse(""),
                    code.contexts().stream().filter(_ -> code.predicates().contains(Origins.HANDLER)).findFirst())));
            facets.add("facts.step.saved", step(savedBy(code), ShortTime.of(code.time()),
                () -> steps.openSaved(code)));
        }, () -> ranBy.ifPresent(by -> facets.add("facts.step.code",
            new Label(text("facts.step.built-in", by.label())))));
        facets.add("facts.step.same-run", step(counted("facts.count", run.facts()), "",
            () -> steps.openFacts(run.id())));
        getChildren().setAll(facets, recall);
    }

    /// What can be done about a version, or was done.
    ///
    /// @param withCode whether its code is to be opened from here, because no step of the origin names it
    private void showVersion(HandlerVersion version, boolean withCode) {
        recall.clear();
        if (withCode) {
            facetOfCode(version);
        }
        Button button = new Button(version.isRecalled()
            ? text("recall.undo")
            : text("recall.version", version.number()));
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(text(version.isRecalled() ? "recall.undo.tooltip" : "recall.version.tooltip")));
        button.setOnAction(_ -> {
            if (version.isRecalled()) {
                steps.reinstate(version);
            } else {
                steps.recall(version);
            }
        });
        Label state = new Label(version.recall().map(LineageView::words).orElse(text("recall.none")));
        state.setWrapText(true);
        state.getStyleClass().add(version.isRecalled() ? "recalled" : "quiet");
        HBox row = new HBox(8, state, button);
        row.setAlignment(Pos.BASELINE_LEFT);
        recall.add("recall.state", row);
    }

    private void facetOfCode(HandlerVersion version) {
        recall.add("facts.step.code", step(version.label(), version.message(),
            () -> steps.openCode(version.label(), version.code(), Optional.of(version.type().value()))));
    }

    private static String words(Recall recalled) {
        return text("recall.by", recalled.by(), recalled.why(), ShortTime.of(recalled.since()));
    }

    private static String savedBy(Attestation code) {
        return Origins.savedBy(code).orElse(String.join(", ", code.actors()));
    }

    private static String state(Execution execution) {
        String came = RunText.message(execution);
        return text("facts.step.run-state", came.isEmpty() ? RunText.state(execution).label() : came,
            execution.started().map(ShortTime::of).orElse(""));
    }

    private static Node step(String what, String more, Runnable open) {
        Hyperlink link = new Hyperlink(what);
        link.setMinWidth(0);
        link.setTooltip(new Tooltip(what));
        link.setOnAction(_ -> {
            link.setVisited(false);
            open.run();
        });
        Label rest = new Label(more);
        rest.getStyleClass().add("quiet");
        HBox row = new HBox(8, link, rest);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
