package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Query.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/// How many facts there were over time, as bars above a line with its first and last day. Pointing at a bar, or the arrow
/// keys, tell its time and number; a click, a drag or Enter chooses that time.
final class TimelineStrip extends Region {
    private static final double BARS = 32;
    private static final double AXIS = 16;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLI = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final DateTimeFormatter MICRO = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final Path bars = new Path();
    private final Path chosen = new Path();
    private final Region line = new Region();
    private final Label from = new Label();
    private final Label to = new Label();
    private final Label told = new Label();
    private final Tooltip tooltip = new Tooltip();
    private Optional<Timeline> timeline = Optional.empty();
    private Consumer<TimeRange> choose = _ -> {};
    private int start = -1;
    private int end = -1;

    TimelineStrip() {
        getStyleClass().add("timeline-strip");
        bars.getStyleClass().add("bars");
        chosen.getStyleClass().add("chosen");
        line.getStyleClass().add("line");
        List.of(bars, chosen).forEach(path -> path.setManaged(false));
        getChildren().addAll(line, bars, chosen, from, to, told);
        setMinHeight(BARS + AXIS);
        setMaxHeight(BARS + AXIS);
        setPrefHeight(BARS + AXIS);
        setFocusTraversable(true);
        setAccessibleText(text("ask.timeline"));
        tooltip.textProperty().bind(told.textProperty().map(words -> text("ask.timeline.tooltip", words)));
        tooltip.setShowDelay(javafx.util.Duration.millis(200));
        Tooltip.install(this, tooltip);
        setOnMouseMoved(event -> mark(at(event), at(event)));
        setOnMouseExited(_ -> mark(-1, -1));
        setOnMousePressed(event -> {
            requestFocus();
            mark(at(event), at(event));
            event.consume();
        });
        setOnMouseDragged(event -> {
            mark(start, at(event));
            event.consume();
        });
        setOnMouseClicked(_ -> chooseMarked());
        setOnKeyPressed(this::key);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                mark(-1, -1);
            }
        });
    }

    /// What choosing a time does.
    void setOnChoose(Consumer<TimeRange> action) {
        choose = action;
    }

    void show(Optional<Timeline> now) {
        timeline = now.filter(shown -> !shown.counts().isEmpty());
        from.setText(timeline.map(shown -> format(shown, DAY).format(local(shown.bounds().getFirst()))).orElse(""));
        to.setText(timeline.map(shown -> format(shown, DAY).format(local(shown.bounds().getLast()))).orElse(""));
        mark(-1, -1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        line.resizeRelocate(0, BARS, width, 1);
        place(from, 0);
        place(to, width - to.prefWidth(-1));
        place(told, Math.rint((width - told.prefWidth(-1)) / 2));
        bars.getElements().setAll(timeline.map(shown -> paths(shown, 0, shown.counts().size() - 1)).orElse(List.of()));
    }

    private static void place(Label label, double x) {
        label.resizeRelocate(x, BARS + 2, label.prefWidth(-1), AXIS - 2);
    }

    private List<PathElement> paths(Timeline shown, int first, int last) {
        long most = Math.max(1, shown.counts().stream().mapToLong(Long::longValue).max().orElse(1));
        double step = getWidth() / shown.counts().size();
        return IntStream.rangeClosed(first, last).filter(i -> shown.counts().get(i) > 0).boxed().flatMap(i -> {
            double height = Math.max(2, Math.rint((BARS - 2) * shown.counts().get(i) / most));
            double left = Math.floor(i * step);
            double right = Math.max(left + 1, Math.floor((i + 1) * step) - 1);
            return List.<PathElement>of(new MoveTo(left, BARS), new VLineTo(BARS - height), new HLineTo(right),
                new VLineTo(BARS), new ClosePath()).stream();
        }).toList();
    }

    private int at(MouseEvent event) {
        int stretches = timeline.map(shown -> shown.counts().size()).orElse(0);
        int index = (int) (event.getX() / Math.max(1, getWidth()) * stretches);
        return Math.clamp(index, Math.min(0, stretches - 1), Math.max(0, stretches - 1));
    }

    private void key(KeyEvent event) {
        int last = timeline.map(shown -> shown.counts().size()).orElse(0) - 1;
        if (last < 0) {
            return;
        }
        switch (event.getCode()) {
            case KeyCode.LEFT -> move(end < 0 ? last : Math.max(0, end - 1), event);
            case KeyCode.RIGHT -> move(end < 0 ? 0 : Math.min(last, end + 1), event);
            case KeyCode.ENTER -> {
                chooseMarked();
                event.consume();
            }
            default -> {
            }
        }
    }

    private void move(int to, KeyEvent event) {
        mark(event.isShiftDown() && start >= 0 ? start : to, to);
        event.consume();
    }

    private void mark(int first, int last) {
        start = first;
        end = last;
        List<PathElement> marked = timeline.filter(_ -> last >= 0)
            .map(shown -> paths(shown, Math.min(first, last), Math.max(first, last))).orElse(List.of());
        chosen.getElements().setAll(marked);
        told.setText(timeline.filter(_ -> last >= 0).map(this::words).orElse(""));
        setAccessibleText(told.getText().isEmpty() ? text("ask.timeline") : told.getText());
    }

    private String words(Timeline shown) {
        TimeRange range = range(shown);
        DateTimeFormatter format = format(shown, MINUTE);
        return text("ask.timeline.stretch", format.format(local(range.since().orElseThrow())),
            format.format(local(range.until().orElseThrow())), counted("facts.count", count(shown)));
    }

    /// How many facts there are in what is marked.
    private long count(Timeline shown) {
        return shown.counts().subList(Math.min(start, end), Math.max(start, end) + 1).stream()
            .mapToLong(Long::longValue).sum();
    }

    /// Where there is nothing, nothing is chosen: the question would only be lost.
    private void chooseMarked() {
        if (end >= 0) {
            timeline.filter(shown -> count(shown) > 0).ifPresent(shown -> choose.accept(range(shown)));
        }
    }

    private TimeRange range(Timeline shown) {
        return shown.from(Math.min(start, end), Math.max(start, end));
    }

    /// The coarse format, unless the whole answer lies within some days, a few hours or minutes.
    private static DateTimeFormatter format(Timeline shown, DateTimeFormatter coarse) {
        Duration stretch = Duration.between(shown.bounds().get(0), shown.bounds().get(1));
        if (stretch.compareTo(Duration.ofSeconds(1)) < 0) {
            return stretch.compareTo(Duration.ofMillis(1)) < 0 ? MICRO : MILLI;
        }
        Duration whole = Duration.between(shown.bounds().getFirst(), shown.bounds().getLast());
        if (whole.compareTo(Duration.ofHours(2)) < 0) {
            return SECOND;
        }
        return whole.compareTo(Duration.ofDays(3)) < 0 ? MINUTE : coarse;
    }

    private static ZonedDateTime local(Instant moment) {
        return moment.atZone(ZoneId.systemDefault());
    }
}
