package dev.ixion.secret;

import static dev.ixion.text.Messages.text;

import java.nio.file.Path;

/// Where a secret is kept.
public sealed interface SecretPlace {
    /// One word for programs.
    String word();

    /// The place as a part of a sentence, for people.
    String words();

    /// The system's keyring.
    record InKeyring() implements SecretPlace {
        @Override
        public String word() {
            return "keyring";
        }

        @Override
        public String words() {
            return text("secret.place.keyring");
        }
    }

    /// An encrypted file.
    record InFile(Path file) implements SecretPlace {
        @Override
        public String word() {
            return "file";
        }

        @Override
        public String words() {
            return text("secret.place.file", file);
        }
    }
}
