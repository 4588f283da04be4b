package dev.ixion.ui.facts;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.command.CommandText;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import dev.ixion.ui.ask.AnswerInteractor;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.ask.Question;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What the Facts panel does: ask, and tell where a fact comes from. It touches no node.
final class FactsInteractor implements AutoCloseable {
    private final FactsModel model;
    private final AskServices services;
    private final JobStore jobs;
    private final AnswerInteractor answers;

    FactsInteractor(FactsModel model, AskServices services, JobStore jobs) {
        this.model = model;
        this.services = services;
        this.jobs = jobs;
        this.answers = new AnswerInteractor(model.answer(), services);
        model.answer().selectedProperty().addListener((_, _, fact) -> select(fact));
    }

    AnswerInteractor answers() {
        return answers;
    }

    /// Asks what is typed.
    void ask() {
        model.executionProperty().set(Optional.empty());
        answers.ask();
    }

    /// Shows the facts of one run.
    void show(ExecutionId execution) {
        model.executionProperty().set(Optional.of(execution));
        answers.ask(new Question.OfRun(execution));
    }

    /// Shows one fact whole, be it in the table or not.
    void show(Asid id) {
        services.background().run(() -> services.attestations().get(id), model.answer().selectedProperty()::set,
            problem -> model.detailProperty().set(problem.message()));
    }

    /// Shows one fact whole, with the run, the command, the code and the person behind it.
    private void select(Optional<Attestation> fact) {
        model.detailProperty().set("");
        fact.ifPresent(chosen -> services.background().run(() -> describe(chosen), model.detailProperty()::set,
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
            .ifPresent(by -> by.code().flatMap(services.attestations()::get)
                .flatMap(saved -> saved.attributes().string("code"))
                .ifPresent(code -> words.append("\n\n").append(text("facts.detail.source", by.label())).append("\n\n")
                    .append(code)));
        return words.toString();
    }

    private String lineage(Execution execution) {
        String run = text("facts.detail.run", execution.id(), CommandText.shown(execution.command()),
            execution.started().map(Object::toString).orElse(""));
        Optional<RanBy> by = execution.ranBy();
        Optional<Attestation> code = by.flatMap(RanBy::code).flatMap(services.attestations()::get);
        return run + "\n" + code
            .map(saved -> text("facts.detail.code", by.orElseThrow().label(), saved.id(),
                saved.attributes().string("created_by").orElse("?"), saved.time()))
            .orElseGet(() -> text("facts.detail.built-in", by.map(RanBy::label).orElse("?")));
    }

    @Override
    public void close() {
        answers.close();
    }
}
