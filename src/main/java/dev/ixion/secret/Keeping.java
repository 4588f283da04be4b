package dev.ixion.secret;

import static dev.ixion.text.Messages.text;

import java.util.Optional;

/// Where secrets are kept, and why not in the system's keyring if they are not.
///
/// @param why a part of a sentence, for people
public record Keeping(SecretPlace place, Optional<String> why) {
    /// Both as sentences.
    public String words() {
        String where = text("secret.kept", place.words());
        return why.map(reason -> where + " " + text("secret.not-in-keyring", reason)).orElse(where);
    }
}
