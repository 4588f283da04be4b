package dev.ixion.secret.file;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the vault's file says: of each name the sealed value, or nothing if the keyring holds it.
record VaultContent(SortedMap<String, Optional<String>> secrets) {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /// @throws ProblemException if the file is not what [#toBytes] makes
    static VaultContent read(Path file) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return new VaultContent(new TreeMap<>());
        }
        JsonNode json;
        try {
            json = MAPPER.readTree(bytes);
        } catch (JacksonException noJson) {
            throw new ProblemException(damaged(file), noJson);
        }
        if (json.path("format").asInt(0) > FORMAT) {
            throw new ProblemException(Problem.of(text("secret.file.newer", file), Problem.detail("file", file)));
        }
        if (json.path("format").asInt(0) != FORMAT || !json.path("secrets").isObject()) {
            throw new ProblemException(damaged(file));
        }
        SortedMap<String, Optional<String>> secrets = new TreeMap<>();
        for (Map.Entry<String, JsonNode> secret : json.path("secrets").properties()) {
            JsonNode sealed = secret.getValue();
            if (!sealed.isString() && !sealed.isNull()) {
                throw new ProblemException(damaged(file));
            }
            secrets.put(secret.getKey(), sealed.isNull() ? Optional.empty() : Optional.of(sealed.asString()));
        }
        return new VaultContent(secrets);
    }

    private static Problem damaged(Path file) {
        return Problem.of(text("secret.file.damaged", file), Problem.detail("file", file));
    }

    boolean holdsValues() {
        return secrets.values().stream().anyMatch(Optional::isPresent);
    }

    byte[] toBytes() {
        ObjectNode json = MAPPER.createObjectNode().put("format", FORMAT);
        ObjectNode named = json.putObject("secrets");
        secrets.forEach((name, sealed) -> sealed.ifPresentOrElse(value -> named.put(name, value),
            () -> named.putNull(name)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }
}
