package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.command.Command;
import dev.ixion.command.CommandParser;
import dev.ixion.command.CommandText;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.thread.Background;
import dev.ixion.ui.thread.Refresher;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What the Facts panel does: ask, keep the answer up to date, tell where a fact comes from. It touches no node.
final class FactsInteractor implements AutoCloseable {
    private static final int PAGE = 1_000;

    private final FactsModel model;
    private final AttestationStore store;
    private final JobStore jobs;
    private final CommandParser parser;
    private final Background background;
    private final Refresher<Page> pages;
    private final Subscription changes;
    private volatile Question question = new Question("", Optional.empty());

    /// What is asked.
    private record Question(String query, Optional<ExecutionId> execution) {}

    /// The first facts of an answer, and how many there are in all.
    private record Page(List<Attestation> facts, long total) {}

    FactsInteractor(FactsModel model, AttestationStore store, JobStore jobs, CommandParser parser,
        Background background) {
        this.model = model;
        this.store = store;
        this.jobs = jobs;
        this.parser = parser;
        this.background = background;
        this.pages = new Refresher<>(background, this::load, this::show, this::showProblem);
        this.changes = store.onChange(pages::refresh);
    }

    /// Asks what is typed.
    void ask() {
        model.executionProperty().set(Optional.empty());
        load(new Question(model.queryProperty().get(), Optional.empty()));
    }

    /// Shows the facts of one run.
    void show(ExecutionId execution) {
        model.executionProperty().set(Optional.of(execution));
        load(new Question("", Optional.of(execution)));
    }

    private void load(Question next) {
        question = next;
        model.facts().clear();
        model.statusProperty().set("");
        model.placeholderProperty().set(text("facts.loading"));
        pages.refresh();
    }

    private Page load() {
        Question asked = question;
        Filter filter = asked.execution().map(Filter::ofExecution).orElseGet(() -> filter(asked.query()));
        List<Attestation> facts = store.find(filter, Order.NEWEST_FIRST, PAGE, Optional.empty()).facts();
        return new Page(facts, facts.size() < PAGE ? facts.size() : store.count(filter));
    }

    private Filter filter(String query) {
        String line = query.strip().startsWith("ax ") || query.strip().equals("ax") ? query : "ax " + query;
        return parser.parse(line) instanceof Command.Ax ax ? ax.query().filter() : Filter.ALL;
    }

    private void show(Page page) {
        model.facts().setAll(page.facts());
        model.placeholderProperty().set(text("facts.none"));
        model.statusProperty().set(page.total() > page.facts().size()
            ? text("facts.first", page.facts().size(), page.total())
            : counted("facts.count", page.total()));
    }

    private void showProblem(Problem problem) {
        model.facts().clear();
        model.statusProperty().set("");
        model.placeholderProperty().set("✗ " + problem.message());
    }

    /// Shows one fact whole, with the run, the command, the code and the person behind it.
    void select(Optional<Attestation> fact) {
        model.detailProperty().set("");
        fact.ifPresent(chosen -> background.run(() -> describe(chosen), model.detailProperty()::set,
            problem -> model.detailProperty().set(problem.message())));
    }

    private String describe(Attestation fact) {
        StringBuilder words = new StringBuilder();
        words.append(fact.id()).append('\n');
        words.append(text("facts.detail.time", fact.time())).append('\n');
        fact.execution().flatMap(jobs::execution).ifPresentOrElse(
            execution -> words.append(lineage(execution)),
            () -> words.append(text("facts.detail.by-hand", fact.source(), String.join(", ", fact.actors()))));
        words.append("\n\n").append(JsonMapper.shared().writerWithDefaultPrettyPrinter()
            .writeValueAsString(fact.attributes().toTree()));
        fact.execution().flatMap(jobs::execution).flatMap(Execution::ranBy)
            .ifPresent(by -> by.code().flatMap(store::get)
                .flatMap(saved -> saved.attributes().string("code"))
                .ifPresent(code -> words.append("\n\n").append(text("facts.detail.source", by.label())).append("\n\n")
                    .append(code)));
        return words.toString();
    }

    private String lineage(Execution execution) {
        String run = text("facts.detail.run", execution.id(), CommandText.shown(execution.command()),
            execution.started().map(Object::toString).orElse(""));
        Optional<RanBy> by = execution.ranBy();
        Optional<Attestation> code = by.flatMap(RanBy::code).flatMap(store::get);
        return run + "\n" + code
            .map(saved -> text("facts.detail.code", by.orElseThrow().label(), saved.id(),
                saved.attributes().string("created_by").orElse("?"), saved.time()))
            .orElseGet(() -> text("facts.detail.built-in", by.map(RanBy::label).orElse("?")));
    }

    @Override
    public void close() {
        pages.close();
        changes.close();
    }
}
