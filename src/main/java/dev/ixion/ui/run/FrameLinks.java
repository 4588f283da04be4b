package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The script's frames of a run's error, the outermost first, each a link to its line.
public final class FrameLinks extends FlowPane {
    private final IntConsumer shown;

    /// @param shown is given the line of a link that was followed
    public FrameLinks(RunModel run, IntConsumer shown) {
        super(4, 0);
        this.shown = shown;
        getStyleClass().add("frames");
        run.problemProperty().subscribe(problem -> getChildren().setAll(problem.stream()
            .flatMap(p -> p.details(Problem.FRAME).stream()).map(Integer::valueOf).map(this::link).toList()));
    }

    private Node link(int line) {
        Hyperlink link = new Hyperlink(text("run.frame", line));
        link.setTooltip(new Tooltip(text("run.frame.tooltip", line)));
        link.setOnAction(_ -> {
            link.setVisited(false);
            shown.accept(line);
        });
        return link;
    }
}
