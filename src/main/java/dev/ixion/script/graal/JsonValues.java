package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.InvalidClaimException;
import java.math.BigInteger;
import java.util.Optional;
import org.graalvm.polyglot.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns one Python object into JSON. Only what JSON can hold passes: None, bool, int, float, str, list, tuple and dict.
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;
    private static final int MOST_BITS = 1_100;

    private final Prelude python;
    private final int mostValues;
    private final int mostCharacters;
    private int values;
    private long characters;

    /// @param mostValues how many values it may hold: a list that holds another twice, which holds another twice, and so
    ///     on, is small only in Python
    /// @param mostCharacters how many characters its texts may have together
    JsonValues(Prelude python, int mostValues, int mostCharacters) {
        this.python = python;
        this.mostValues = mostValues;
        this.mostCharacters = mostCharacters;
    }

    /// Where a value lies; put into words only for an error, for keys may be long and values many.
    ///
    /// @param name the key, or the name of the whole; empty for an element of a list
    private record Place(Optional<Place> above, Optional<String> name, long index) {
        static Place root(String name) {
            return new Place(Optional.empty(), Optional.of(name), 0);
        }

        Place of(String key) {
            return new Place(Optional.of(this), Optional.of(key), 0);
        }

        Place at(long position) {
            return new Place(Optional.of(this), Optional.empty(), position);
        }

        /// For example `attributes.rows[3]`.
        String text() {
            String own = name.map(key -> above.isPresent() ? "." + key : key).orElse("[" + index + "]");
            return above.map(Place::text).orElse("") + own;
        }

        /// A deep path is no help to anybody.
        String top() {
            return above.map(Place::top).orElseGet(name::orElseThrow);
        }
    }

    /// @param name how an error names the value
    /// @throws InvalidClaimException if JSON cannot hold it
    JsonNode node(Value value, String name) {
        return node(value, Place.root(name), 0);
    }

    /// As [#node] of a dict.
    ObjectNode object(Value dict, String name) {
        return object(dict, Place.root(name), 0);
    }

    private JsonNode node(Value value, Place place, int depth) {
        if (++values > mostValues) {
            throw InvalidClaimException.value(place.top(), text("python.too-many-values", mostValues));
        }
        if (value.isString()) {
            return NODES.stringNode(string(value, place));
        }
        if (value.isNull()) {
            return NODES.nullNode();
        }
        if (value.isBoolean()) {
            return NODES.booleanNode(value.asBoolean());
        }
        if (value.isNumber()) {
            return number(value.as(Number.class), place);
        }
        if (depth >= DEEPEST) {
            throw InvalidClaimException.value(place.top(), text("claim.too-deep", DEEPEST));
        }
        if (python.isDict(value)) {
            return object(value, place, depth);
        }
        if (python.isListOrTuple(value)) {
            return array(value, place, depth);
        }
        throw InvalidClaimException.type(place.text(), text("python.not-json", python.typeName(value)));
    }

    private String string(Value value, Place place) {
        String text = value.asString();
        characters += text.length();
        if (characters > mostCharacters) {
            throw InvalidClaimException.value(place.top(), text("python.too-large", mostCharacters));
        }
        return text;
    }

    private ObjectNode object(Value dict, Place place, int depth) {
        ObjectNode object = NODES.objectNode();
        Value entries = dict.getHashEntriesIterator();
        while (entries.hasIteratorNextElement()) {
            Value entry = entries.getIteratorNextElement();
            Value key = entry.getArrayElement(0);
            if (!key.isString()) {
                throw InvalidClaimException.type(place.text(),
                    text("python.key-not-text", python.typeName(key)));
            }
            String name = string(key, place);
            object.set(name, node(entry.getArrayElement(1), place.of(name), depth + 1));
        }
        return object;
    }

    private ArrayNode array(Value list, Place place, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (long i = 0; i < list.getArraySize(); i++) {
            array.add(node(list.getArrayElement(i), place.at(i), depth + 1));
        }
        return array;
    }

    private static JsonNode number(Number number, Place place) {
        return switch (number) {
            case BigInteger large when large.bitLength() > MOST_BITS -> throw InvalidClaimException.value(place.text(),
                text("python.huge-integer", Math.round(large.bitLength() * Math.log10(2))));
            case BigInteger large -> NODES.numberNode(large);
            case Double real when !Double.isFinite(real) -> throw InvalidClaimException.value(place.text(),
                text("claim.not-finite", real));
            case Double real -> NODES.numberNode(real.doubleValue());
            case Float real -> NODES.numberNode(real.doubleValue());
            default -> NODES.numberNode(number.longValue());
        };
    }
}
