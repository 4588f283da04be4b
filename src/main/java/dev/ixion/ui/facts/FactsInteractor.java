package dev.ixion.ui.facts;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.ui.ask.AnswerInteractor;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.ask.Question;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.thread.Refresher;
import java.util.Optional;

/// What the Facts panel does: ask, and tell where a fact comes from. It touches no node.
final class FactsInteractor implements AutoCloseable {
    private final FactsModel model;
    private final AskServices services;
    private final Origins origins;
    private final Recalling recalling;
    private final AnswerInteractor answers;
    /// Looks again whenever facts become visible or hidden: the chosen one's handler may have been recalled.
    private final Refresher<Optional<Looked>> looks;
    private final Subscription changes;
    private volatile Optional<Attestation> traced = Optional.empty();

    private record Looked(Attestation fact, Detail detail) {}

    FactsInteractor(FactsModel model, AskServices services, Origins origins, Recalling recalling) {
        this.model = model;
        this.services = services;
        this.origins = origins;
        this.recalling = recalling;
        this.answers = new AnswerInteractor(model.answer(), services);
        this.looks = new Refresher<>(services.background(), () -> traced.map(this::look),
            now -> now.ifPresent(this::answer), this::refuse);
        this.changes = services.attestations().onChange(looks::refresh);
        model.answer().selectedProperty().addListener((_, _, fact) -> trace(fact));
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

    /// Shows the facts of the run that the chosen one is of; it stays chosen.
    void showSameRun(ExecutionId execution) {
        Optional<Attestation> chosen = model.answer().selectedProperty().get();
        show(execution);
        choose(chosen);
    }

    /// Shows one fact whole, be it in the table or not.
    void show(Asid id) {
        services.background().run(() -> services.attestations().get(id), this::choose,
            this::refuse);
    }

    /// Shows a fact that a step of the chosen one's origin names; [#back] leads back.
    void follow(Attestation fact) {
        model.answer().selectedProperty().get().ifPresent(model.trail()::add);
        choose(Optional.of(fact));
    }

    void back() {
        if (!model.trail().isEmpty()) {
            choose(Optional.of(model.trail().removeLast()));
        }
    }

    void recall(HandlerVersion version, String why) {
        recalling.recall(version, why, _ -> looks.refresh(), this::refuse);
    }

    void reinstate(HandlerVersion version) {
        recalling.reinstate(version, _ -> looks.refresh(), this::refuse);
    }

    private void refuse(Problem problem) {
        model.answer().troubleProperty().set(problem.message());
    }

    private void choose(Optional<Attestation> fact) {
        model.answer().selectedProperty().set(fact);
    }

    private void trace(Optional<Attestation> chosen) {
        model.detailProperty().set(chosen.<Detail>map(Detail.Tracing::new).orElse(new Detail.None()));
        traced = chosen;
        looks.refresh();
    }

    private Looked look(Attestation chosen) {
        try {
            Origin origin = origins.of(chosen);
            return new Looked(chosen, new Detail.Traced(chosen, origin, origins.version(chosen, origin)));
        } catch (ProblemException unreadable) {
            return new Looked(chosen, new Detail.Untraced(chosen, unreadable.problem()));
        }
    }

    /// Leaves what is shown alone where nothing is new, with the reader's place in it.
    private void answer(Looked looked) {
        boolean isOfChosen = model.answer().selectedProperty().get().equals(Optional.of(looked.fact()));
        if (isOfChosen && !looked.detail().equals(model.detailProperty().get())) {
            model.detailProperty().set(looked.detail());
        }
    }

    @Override
    public void close() {
        changes.close();
        looks.close();
        answers.close();
    }
}
