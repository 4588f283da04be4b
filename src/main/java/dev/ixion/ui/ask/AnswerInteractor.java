package dev.ixion.ui.ask;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Filter.TimeRange;
import dev.ixion.ats.Order;
import dev.ixion.ats.Page;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Query;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Subscription;
import dev.ixion.command.AxText;
import dev.ixion.exec.FactFormat;
import dev.ixion.run.CancelSignal;
import dev.ixion.ui.thread.Refresher;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Asks, shows the answer page by page, and keeps it up to date without moving what is being read. It touches no node.
public final class AnswerInteractor implements AutoCloseable {
    private static final int MOST_TALLIES = 1_000;

    private final AnswerModel model;
    private final AskServices services;
    private final Refresher<Beginning> beginnings;
    private final AnswerMeasures measures;
    private final CancelSignal closed = new CancelSignal();
    private final Subscription changes;
    private final javafx.util.Subscription typing;
    /// What was asked before each narrowing, the last at the end.
    private final Deque<String> earlier = new ArrayDeque<>();
    private volatile Optional<Asked> asked = Optional.empty();
    private volatile Query current = new Query.Facts(Filter.ALL, Order.NEWEST_FIRST, Query.NO_LIMIT);
    private volatile boolean atTop = true;

    /// @param order which the reader chose instead of the query's own
    /// @param edition tells answers to other questions apart
    private record Asked(Question question, Optional<Order> order, int edition) {}

    /// The beginning of an answer.
    private sealed interface Beginning {
        Asked asked();

        record OfFacts(Asked asked, Query.Facts query, Page page) implements Beginning {}

        record OfTallies(Asked asked, Query.CountBy query, List<Tally> tallies) implements Beginning {}
    }

    public AnswerInteractor(AnswerModel model, AskServices services) {
        this.model = model;
        this.services = services;
        this.beginnings = new Refresher<>(services.background(), this::load, this::show, this::fail);
        this.measures = new AnswerMeasures(model, services, () -> current, this::lack);
        this.changes = services.attestations().onChange(this::changed);
        this.typing = model.queryProperty().subscribe(_ -> compareQuery());
    }

    /// Asks what is typed.
    public void ask() {
        ask(new Question.Words(model.queryProperty().get()));
    }

    /// Asks from the top; there is nothing to widen then, unless the same is asked again.
    public void ask(Question question) {
        if (asked.filter(now -> now.question().equals(question)).isEmpty()) {
            earlier.clear();
        }
        askAnew(question);
    }

    private void askAnew(Question question) {
        model.answerProperty().set(new Answer.Loading());
        model.pages().empty();
        model.totalProperty().set(Optional.empty());
        model.timelineProperty().set(Optional.empty());
        model.selectedProperty().set(Optional.empty());
        model.noticeProperty().set("");
        model.troubleProperty().set("");
        begin(question, Optional.empty());
        compareQuery();
        model.earlierProperty().set(Optional.ofNullable(earlier.peekLast()));
    }

    private void compareQuery() {
        model.changedProperty().set(asked.filter(now -> now.question() instanceof Question.Words(String answered)
            && !answered.strip().equals(model.queryProperty().get().strip())).isPresent());
    }

    /// Shows the same facts in another order.
    public void order(Order order) {
        if (!order.equals(model.orderProperty().get())) {
            asked.ifPresent(now -> begin(now.question(), Optional.of(order)));
        }
    }

    private void begin(Question question, Optional<Order> order) {
        int edition = model.editionProperty().get() + 1;
        model.editionProperty().set(edition);
        order.ifPresent(model.orderProperty()::set);
        atTop = true;
        asked = Optional.of(new Asked(question, order, edition));
        beginnings.refresh();
    }

    /// Shows what has come or gone since, from the top.
    public void refresh() {
        asked.ifPresent(now -> begin(now.question(), now.order()));
    }

    /// Asks only for what was said in a stretch of time. The facts of a run cannot be told in words, and stay as they are.
    public void narrow(TimeRange range) {
        narrowTo(Narrowed.to(current, range));
    }

    /// Asks for the facts that a row of a count stands for.
    public void open(Tally tally) {
        if (current instanceof Query.CountBy counts) {
            narrowTo(Narrowed.to(counts, tally));
        }
    }

    /// Asks what was asked before it was narrowed.
    public void widen() {
        if (!earlier.isEmpty() && !model.changedProperty().get()) {
            askFor(earlier.removeLast());
        }
    }

    /// Asks for a part. What was typed and not asked is left alone.
    private void narrowTo(Query query) {
        if (asked.isPresent() && asked.get().question() instanceof Question.Words(String words)
            && !model.changedProperty().get()) {
            String narrower = new AxText(ZoneId.systemDefault()).write(query);
            if (!narrower.equals(words)) {
                earlier.addLast(words);
                askFor(narrower);
            }
        }
    }

    private void askFor(String query) {
        model.queryProperty().set(query);
        askAnew(new Question.Words(query));
    }

    /// Writes all that was asked for into a file, whose ending says the format. One that exists is replaced.
    public void export(Path file) {
        if (!(model.answerProperty().get() instanceof Answer.Facts(var query))) {
            return;
        }
        model.troubleProperty().set("");
        FactFormat.of(file).ifPresentOrElse(format -> {
            model.noticeProperty().set(text("ask.exporting"));
            services.background().run(
                () -> services.export().toFile(query, format, file, true, closed),
                written -> model.noticeProperty()
                    .set(text("ask.exported", counted("facts.count", written), file.getFileName())),
                problem -> {
                    model.noticeProperty().set("");
                    lack(problem);
                });
        }, () -> model.troubleProperty().set(text("ask.export.no-format", file.getFileName())));
    }

    /// These rows are in view, counted from 0.
    public void showing(int first, int last) {
        atTop = first <= 0;
        if (atTop && model.outdatedProperty().get()) {
            beginnings.refresh();
        }
        if (model.answerProperty().get() instanceof Answer.Facts(var query)) {
            model.pages().wanted(first, last).forEach(page -> load(page, query));
        }
    }

    private void changed() {
        if (asked.isEmpty()) {
            return;
        }
        if (atTop) {
            beginnings.refresh();
        } else {
            services.background().fx().execute(() -> model.outdatedProperty().set(true));
            measures.refresh();
        }
    }

    private Beginning load() {
        Asked now = asked.orElseThrow();
        return switch (query(now.question())) {
            case Query.Facts(var filter, var order, int limit) -> {
                Query.Facts query = new Query.Facts(filter, now.order().orElse(order), limit);
                yield new Beginning.OfFacts(now, query, services.attestations().find(filter, query.order(),
                    Math.min(limit, FactPages.PAGE), Optional.empty()));
            }
            case Query.CountBy query -> new Beginning.OfTallies(now, query, services.attestations().countBy(
                query.filter(), query.by(), Math.min(query.limit(), MOST_TALLIES + 1), ZoneId.systemDefault()));
        };
    }

    private Query query(Question question) {
        return switch (question) {
            case Question.Words(String typed) -> services.parser().parseAx(typed).query();
            case Question.OfRun(var execution) ->
                new Query.Facts(Filter.ofExecution(execution), Order.NEWEST_FIRST, Query.NO_LIMIT);
        };
    }

    private void show(Beginning beginning) {
        if (asked.filter(beginning.asked()::equals).isEmpty()) {
            return;
        }
        switch (beginning) {
            case Beginning.OfFacts(_, var query, var page) -> show(query, page);
            case Beginning.OfTallies(_, var query, var tallies) -> {
                current = query;
                boolean more = tallies.size() > MOST_TALLIES;
                model.answerProperty().set(
                    new Answer.Tallies(query, more ? tallies.subList(0, MOST_TALLIES) : tallies, more));
            }
        }
    }

    private void show(Query.Facts query, Page page) {
        boolean sameAnswer = model.answerProperty().get() instanceof Answer.Facts;
        if (sameAnswer && !atTop) {
            model.outdatedProperty().set(true);
        } else {
            current = query;
            if (!sameAnswer || !model.pages().areJust(page)) {
                model.pages().reset(page, query.limit());
            }
            model.orderProperty().set(query.order());
            model.answerProperty().set(new Answer.Facts(query));
            model.outdatedProperty().set(false);
            model.troubleProperty().set("");
        }
        if (page.next().isEmpty() && page.facts().size() < query.limit()) {
            model.totalProperty().set(Optional.of((long) page.facts().size()));
            measures.refreshTimeline();
        } else {
            measures.refresh();
        }
    }

    private void load(int page, Query.Facts query) {
        int edition = model.editionProperty().get();
        FactPages pages = model.pages();
        Optional<Page.Cursor> start = pages.start(page);
        int limit = pages.limit(page);
        services.background().run(
            () -> services.attestations().find(query.filter(), query.order(), limit, start), loaded -> {
                if (isStill(page, start, edition)) {
                    pages.fill(page, loaded);
                }
            }, problem -> {
                if (isStill(page, start, edition)) {
                    pages.failed(page);
                    lack(problem);
                }
            });
    }

    private boolean isStill(int page, Optional<Page.Cursor> start, int edition) {
        return edition == model.editionProperty().get() && model.pages().awaits(page, start);
    }

    private void fail(Problem problem) {
        model.pages().empty();
        model.totalProperty().set(Optional.empty());
        model.timelineProperty().set(Optional.empty());
        model.answerProperty().set(new Answer.Failed(problem));
    }

    private void lack(Problem problem) {
        model.troubleProperty().set(problem.message());
    }

    @Override
    public void close() {
        closed.cancel();
        changes.close();
        typing.unsubscribe();
        beginnings.close();
        measures.close();
    }
}
