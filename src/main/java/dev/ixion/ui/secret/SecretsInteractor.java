package dev.ixion.ui.secret;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.secret.SecretStore;
import dev.ixion.ui.thread.Background;

/// Sets, lists and removes secrets. It touches no node.
final class SecretsInteractor {
    private final SecretsModel model;
    private final SecretStore secrets;
    private final Background background;

    SecretsInteractor(SecretsModel model, SecretStore secrets, Background background) {
        this.model = model;
        this.secrets = secrets;
        this.background = background;
    }

    void load() {
        background.run(() -> new SecretsShown.Listed(secrets.list(), secrets.keeping()), model.shownProperty()::set,
            problem -> model.shownProperty().set(new SecretsShown.Failed(problem)));
    }

    void save(String name, String value) {
        start();
        background.run(() -> new SecretsOutcome.Saved(name, secrets.put(name, value)), this::end, this::refuse);
    }

    void remove(String name) {
        start();
        background.run(() -> secrets.remove(name), wasThere -> end(wasThere
            ? new SecretsOutcome.Removed(name)
            : new SecretsOutcome.Refused(Problem.of(text("secrets.gone", name)))), this::refuse);
    }

    private void start() {
        model.outcomeProperty().set(new SecretsOutcome.Working());
    }

    private void refuse(Problem problem) {
        end(new SecretsOutcome.Refused(problem));
    }

    private void end(SecretsOutcome outcome) {
        model.outcomeProperty().set(outcome);
        load();
    }
}
