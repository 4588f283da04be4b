package dev.ixion.ui.run;

import static dev.ixion.text.Messages.text;

import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.glyph.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.StringProperty;

/// Writes how long a run takes, or when the next one is due, into the detail of a state badge: ten times a second while
/// it runs or waits, else not at all.
public final class ElapsedTime implements AutoCloseable {
    private final RunModel model;
    private final StringProperty detail;
    private final InstantSource clock;
    private final Timeline timeline = new Timeline(
        new KeyFrame(javafx.util.Duration.millis(100), _ -> write()));

    public ElapsedTime(RunModel model, StringProperty detail, InstantSource clock) {
        this.model = model;
        this.detail = detail;
        this.clock = clock;
        timeline.setCycleCount(Animation.INDEFINITE);
        model.stateProperty().addListener(_ -> follow());
        model.repeatingProperty().addListener(_ -> follow());
        model.executionProperty().addListener(_ -> follow());
        follow();
    }

    private void follow() {
        boolean ticking = model.stateProperty().get() == RunState.RUNNING || nextDue().isPresent();
        if (ticking) {
            timeline.play();
        } else {
            timeline.stop();
        }
        write();
    }

    private Optional<Instant> nextDue() {
        return model.repeatingProperty().get().flatMap(Job::due);
    }

    private void write() {
        String when = switch (model.stateProperty().get()) {
            case RUNNING -> running();
            case IDLE, QUEUED, DONE, FAILED, WAITING -> nextDue().map(this::next).orElse("");
        };
        detail.set(Stream.of(version(), when).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
    }

    /// Which version of a handler ran, so that a text which is not saved yet is not taken for it.
    private String version() {
        return model.executionProperty().get().flatMap(Execution::ranBy).map(RanBy::version)
            .filter(OptionalInt::isPresent).map(number -> "v" + number.getAsInt()).orElse("");
    }

    private String running() {
        return model.executionProperty().get().flatMap(Execution::started)
            .map(start -> text("run.elapsed", RunText.seconds(Duration.between(start, clock.instant())))).orElse("");
    }

    private String next(Instant due) {
        long seconds = Math.max(0, Duration.between(clock.instant(), due).toSeconds());
        return text("run.next", readable(Duration.ofSeconds(seconds)));
    }

    /// For example `12 s`, `4 min`, `3 h`.
    public static String readable(Duration duration) {
        if (duration.toSeconds() < 120) {
            return text("time.seconds", duration.toSeconds());
        }
        return duration.toMinutes() < 120
            ? text("time.minutes", duration.plusSeconds(30).toMinutes())
            : text("time.hours", duration.plusMinutes(30).toHours());
    }

    @Override
    public void close() {
        timeline.stop();
    }
}
