package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ui.run.Shown;
import dev.ixion.ui.run.TextClipboard;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One fact whole: what it says, where it comes from, its attributes.
final class FactDetail extends ScrollPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX");

    private final Label sentence = new Label();
    private final Facets said = new Facets();
    private final LineageView lineage;
    private final AttributeTree attributes = new AttributeTree();
    private final Label noAttributes = new Label(text("facts.attributes.none"));
    private final VBox content;
    private final Label hint = new Label(text("facts.detail.prompt"));

    FactDetail(FactsModel model, FactsInteractor interactor, Steps steps) {
        this.lineage = new LineageView(steps);
        sentence.getStyleClass().add("sentence");
        sentence.setMinWidth(0);
        Button back = new Button(text("facts.back"));
        back.getStyleClass().addAll("flat", "small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setTooltip(new Tooltip(text("facts.back.tooltip")));
        back.setOnAction(_ -> interactor.back());
        Shown.during(back, Bindings.isNotEmpty(model.trail()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, sentence, space, back);
        head.setAlignment(Pos.CENTER_LEFT);
        noAttributes.getStyleClass().add("quiet");
        Shown.during(noAttributes, attributes.visibleProperty().not());
        attributes.managedProperty().bind(attributes.visibleProperty());
        hint.getStyleClass().addAll("quiet", "content");
        this.content = new VBox(8, head, said, section("facts.lineage"), lineage, section("facts.attributes"),
            attributes, noAttributes);
        content.getStyleClass().add("content");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("fact-detail", "edge-to-edge");
        setMinHeight(64);
        model.detailProperty().subscribe(this::show);
    }

    private static Label section(String key) {
        Label heading = new Label(text(key));
        heading.getStyleClass().add("section");
        return heading;
    }

    private void show(Detail detail) {
        switch (detail) {
            case Detail.None _ -> setContent(hint);
            case Detail.Tracing(var fact) -> {
                show(fact);
                lineage.tracing();
            }
            case Detail.Traced(_, var origin, var version) -> lineage.show(origin, version);
            case Detail.Untraced(_, var problem) -> lineage.failed(problem);
        }
    }

    private void show(Attestation fact) {
        sentence.setText(ClaimSentence.of(fact.claim()));
        sentence.setTooltip(new Tooltip(sentence.getText()));
        said.clear();
        said.add("fact.subjects", values(fact.subjects()));
        said.add("fact.predicates", values(fact.predicates()));
        said.add("fact.contexts", values(fact.contexts()));
        said.add("fact.actors", values(fact.actors()));
        said.add("fact.time", new Label(TIME.format(fact.time().atZone(ZoneId.systemDefault()))));
        said.add("facts.id", id(fact));
        attributes.show(fact.attributes());
        attributes.setVisible(!fact.attributes().equals(Attributes.NONE));
        setContent(content);
        setVvalue(0);
    }

    private static Label values(List<String> values) {
        Label label = new Label(values.isEmpty() ? "–" : String.join(", ", values));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Node id(Attestation fact) {
        Label id = new Label(fact.id().value());
        id.getStyleClass().add("code");
        Hyperlink copy = new Hyperlink(text("facts.id.copy"));
        copy.setTooltip(new Tooltip(text("facts.id.copy.tooltip")));
        copy.setOnAction(_ -> {
            copy.setVisited(false);
            TextClipboard.put(fact.id().value());
        });
        HBox row = new HBox(8, id, copy);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
