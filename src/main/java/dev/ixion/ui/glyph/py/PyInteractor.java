package dev.ixion.ui.glyph.py;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.canvas.PyGlyph;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.HeaderText;
import dev.ixion.handler.SaveResult;
import dev.ixion.ui.glyph.py.PyModel.Answer;
import dev.ixion.ui.grant.GrantInteractor;
import dev.ixion.ui.run.RunInteractor;
import dev.ixion.ui.run.RunInteractor.Begun;
import java.util.Optional;
import java.util.function.Consumer;

/// What a Python glyph does: save its text as a handler, run it, say what came of both. It touches no node.
final class PyInteractor implements AutoCloseable {
    private static final String SOURCE = "canvas:";

    private final PyModel model;
    private final PyServices services;
    private final String origin;
    private final RunInteractor runs;
    private final GrantInteractor grants;
    private Consumer<HandlerVersion> onSaved = _ -> {};
    private Consumer<Problem> onProblem = _ -> {};

    PyInteractor(PyModel model, PyServices services, String origin) {
        this.model = model;
        this.services = services;
        this.origin = origin;
        this.runs = new RunInteractor(model.run(), services.pulse(), services.jobs(), services.background(), origin);
        this.grants = new GrantInteractor(model.run(), services.grants(), services.pulse(), services.background(),
            origin,
            this::run);
    }

    GrantInteractor grants() {
        return grants;
    }

    /// @param saved is told each version that was stored from here
    /// @param problem is told why a text could not be saved
    void listen(Consumer<HandlerVersion> saved, Consumer<Problem> problem) {
        this.onSaved = saved;
        this.onProblem = problem;
    }

    /// Shows a glyph as the canvas has it.
    void show(PyGlyph glyph) {
        model.codeProperty().set(glyph.code());
        Optional<String> type = glyph.handlerType().filter(TypeName::isValid);
        model.typeProperty().set(type);
        Optional<Asid> basedOn = glyph.basedOn();
        boolean known = model.savedProperty().get().map(HandlerVersion::id).equals(basedOn);
        if (!known) {
            model.savedProperty().set(Optional.empty());
        }
        if (!known && basedOn.isPresent() && type.isPresent()) {
            TypeName name = new TypeName(type.get());
            services.background().run(
                () -> services.handlers().history(name).stream().filter(v -> v.id().equals(basedOn.get())).findFirst(),
                model.savedProperty()::set, this::refuse);
        }
    }

    void start() {
        runs.start();
    }

    /// Saves the text as the handler of the glyph's type.
    void save() {
        model.typeProperty().get().ifPresent(type -> saveAs(type, false));
    }

    /// Saves the text although somebody else's version is in force.
    void saveAnyway() {
        if (model.answerProperty().get() instanceof Answer.Asks(HandlerVersion inForce)) {
            saveAs(inForce.type().value(), true);
        }
    }

    /// Makes the text the handler of a type.
    void saveAs(String type) {
        saveAs(type, false);
    }

    private void saveAs(String type, boolean anyway) {
        if (model.answerProperty().get() instanceof Answer.Saving) {
            return;
        }
        model.answerProperty().set(new Answer.Saving());
        String code = model.codeProperty().get();
        Optional<Asid> basedOn = model.savedProperty().get().map(HandlerVersion::id);
        services.background().run(
            () -> services.saveHandler().save(new HandlerDraft(new TypeName(type), code, services.author(), "", basedOn,
                anyway, SOURCE + origin)),
            this::answer, this::refuse);
    }

    private void answer(SaveResult result) {
        switch (result) {
            case SaveResult.Stored(HandlerVersion version) -> saved(version, text("save.stored", version.number()));
            case SaveResult.Unchanged(HandlerVersion version) ->
                saved(version, text("save.unchanged", version.number()));
            case SaveResult.Conflict(HandlerVersion inForce) -> model.answerProperty().set(new Answer.Asks(inForce));
        }
    }

    private void saved(HandlerVersion version, String words) {
        model.typeProperty().set(Optional.of(version.type().value()));
        model.savedProperty().set(Optional.of(version));
        model.answerProperty().set(new Answer.Done(words));
        onSaved.accept(version);
    }

    /// Takes the version that the text started from out of force, and hides what it said.
    void recall(String why) {
        model.savedProperty().get().ifPresent(version -> services.recalling().recall(version, why,
            now -> recalled(now, text("recall.done", now.label())), this::refuse));
    }

    void reinstate() {
        model.savedProperty().get().ifPresent(version -> services.recalling().reinstate(version,
            now -> recalled(now, text("recall.undone", now.label())), this::refuse));
    }

    private void recalled(HandlerVersion version, String words) {
        model.savedProperty().set(Optional.of(version));
        model.answerProperty().set(new Answer.Done(words));
    }

    /// Whether a version asks for any permission; one that came from elsewhere may have a header that says nothing.
    static boolean asks(HandlerVersion version) {
        try {
            return !HandlerHeader.parse(version.code()).permissions().isEmpty();
        } catch (ProblemException unreadable) {
            return false;
        }
    }

    /// Takes back what the version that the text started from was granted.
    void revoke() {
        model.savedProperty().get().ifPresent(version -> services.background().run(() -> {
            services.grants().revoke(services.grants().asked(version), SOURCE + origin);
            return version;
        }, revoked -> model.answerProperty().set(new Answer.Done(text("grant.revoked", revoked.label()))),
            this::refuse));
    }

    private void refuse(Problem problem) {
        model.answerProperty().set(new Answer.Refused(problem.message()));
        onProblem.accept(problem);
    }

    /// Runs the text as it stands, saved or not.
    void run() {
        if (model.run().isActive()) {
            return;
        }
        String code = model.codeProperty().get();
        model.ranProperty().set(code);
        runs.run(() -> new Begun.Run(services.pulse().runNow(
            services.looseScripts().keep(code, origin, services.author()), origin)));
    }

    /// What the last run lacked first, if it failed for that and the header may ask for it.
    static Optional<String> lacked(Optional<Problem> problem) {
        return problem.filter(p -> p.detail(Problem.NEEDS_GRANT).isEmpty()).flatMap(p -> p.detail(Problem.PERMISSION))
            .filter(HeaderText::canAsk);
    }

    /// The text with what the last run lacked in its header.
    String withLacked() {
        return lacked(model.run().problemProperty().get())
            .map(permission -> HeaderText.asking(model.codeProperty().get(), permission))
            .orElse(model.codeProperty().get());
    }

    void stop() {
        runs.stop();
    }

    @Override
    public void close() {
        grants.close();
        runs.close();
    }
}
