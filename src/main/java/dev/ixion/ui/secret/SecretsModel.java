package dev.ixion.ui.secret;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the dialog shows; no value is ever in it. Used on the FX thread.
final class SecretsModel {
    private final ObjectProperty<SecretsShown> shown = new SimpleObjectProperty<>(this, "shown",
        new SecretsShown.Loading());
    private final ObjectProperty<SecretsOutcome> outcome = new SimpleObjectProperty<>(this, "outcome",
        new SecretsOutcome.Nothing());

    ObjectProperty<SecretsShown> shownProperty() {
        return shown;
    }

    ObjectProperty<SecretsOutcome> outcomeProperty() {
        return outcome;
    }
}
