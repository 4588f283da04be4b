package dev.ixion.ats;

import static dev.ixion.text.Messages.text;

import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON attributes of an attestation, kept as canonical text and therefore immutable and comparable.
public final class Attributes {
    public static final Attributes NONE = new Attributes("{}");

    private final String json;

    private Attributes(String json) {
        this.json = json;
    }

    /// @throws InvalidClaimException if it is no JSON object, or holds what JSON cannot hold exactly
    public static Attributes of(JsonNode object) {
        if (!object.isObject()) {
            throw InvalidClaimException.type("attributes", text("claim.attributes-not-object"));
        }
        return object.isEmpty() ? NONE : new Attributes(CanonicalJson.write(object, "attributes"));
    }

    /// Reads the object at which a parser stands, and leaves the parser at its end. What [#json] once wrote is read
    /// exactly.
    ///
    /// @throws InvalidClaimException as [#of] does, and where a key stands in one object twice
    public static Attributes read(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw InvalidClaimException.type("attributes", text("claim.attributes-not-object"));
        }
        String json = CanonicalJson.copy(parser);
        return json.equals(NONE.json) ? NONE : new Attributes(json);
    }

    /// Reads an object's text, however it is written.
    ///
    /// @throws InvalidClaimException as [#read] does
    public static Attributes parse(String json) {
        try (JsonParser parser = CanonicalJson.parser(json)) {
            parser.nextToken();
            return read(parser);
        }
    }

    /// Text that an earlier [#json] gave, for example from the store; it is not checked again.
    public static Attributes ofCanonical(String json) {
        return new Attributes(json);
    }

    /// How canonical JSON writes a text; empty where it cannot, since half of a surrogate pair stands in it alone.
    public static Optional<String> quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        return CanonicalJson.appendQuoted(out, text) ? Optional.of(out.toString()) : Optional.empty();
    }

    /// The canonical JSON text.
    public String json() {
        return json;
    }

    /// A tree of its own for the caller, who may change it.
    public ObjectNode toTree() {
        return (ObjectNode) CanonicalJson.read(json);
    }

    /// The text of a top-level string attribute.
    public Optional<String> string(String name) {
        return Optional.ofNullable(toTree().get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }
}
