package dev.ixion.secret.file;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// The key of the vault, as a line of text in a file that only the user can read.
record KeyFile(Path file) {
    boolean exists() {
        return Files.exists(file);
    }

    /// Makes a new key.
    void make() throws IOException {
        OwnerOnly.replace(file,
            (Base64.getEncoder().encodeToString(Seal.randomKey()) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// @throws ProblemException if the key is missing, is none, or can be read by others
    Seal seal() throws IOException {
        if (!exists()) {
            throw problem("secret.file.no-key");
        }
        OwnerOnly.checkFile(file);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException noBase64) {
            // Its message would quote a part of the key.
            throw problem("secret.file.bad-key");
        }
        if (key.length != Seal.KEY_BYTES) {
            throw problem("secret.file.bad-key");
        }
        return new Seal(key);
    }

    private ProblemException problem(String message) {
        return new ProblemException(Problem.of(text(message, file), Problem.detail("file", file)));
    }
}
