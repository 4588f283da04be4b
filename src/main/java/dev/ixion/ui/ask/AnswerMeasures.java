package dev.ixion.ui.ask;

import dev.ixion.ats.Problem;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Timeline;
import dev.ixion.ui.thread.Refresher;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// How many facts an answer has and how they lie in time, counted after its first rows are shown.
final class AnswerMeasures implements AutoCloseable {
    private static final int STRETCHES = 96;

    private final AnswerModel model;
    private final Supplier<Query> current;
    private final Refresher<Measured<Long>> totals;
    private final Refresher<Measured<Timeline>> timelines;

    /// @param query what it was measured for
    private record Measured<T>(Query query, T value) {}

    /// @param current what is asked now; called on any thread
    AnswerMeasures(AnswerModel model, AskServices services, Supplier<Query> current, Consumer<Problem> failed) {
        this.model = model;
        this.current = current;
        this.totals = new Refresher<>(services.background(),
            () -> measured(query -> services.attestations().count(query.filter())), this::showTotal, failed);
        this.timelines = new Refresher<>(services.background(),
            () -> measured(query -> services.attestations().timeline(query.filter(), STRETCHES)), this::showTimeline,
            failed);
    }

    void refresh() {
        totals.refresh();
        timelines.refresh();
    }

    /// Where the total is known already.
    void refreshTimeline() {
        timelines.refresh();
    }

    private <T> Measured<T> measured(Function<Query, T> how) {
        Query query = current.get();
        return new Measured<>(query, how.apply(query));
    }

    private void showTotal(Measured<Long> total) {
        if (total.query().equals(current.get())) {
            model.totalProperty().set(Optional.of(total.value()));
        }
    }

    private void showTimeline(Measured<Timeline> timeline) {
        if (timeline.query().equals(current.get())) {
            model.timelineProperty().set(Optional.of(timeline.value()));
        }
    }

    @Override
    public void close() {
        totals.close();
        timelines.close();
    }
}
