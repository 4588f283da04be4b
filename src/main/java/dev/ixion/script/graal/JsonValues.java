package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.InvalidClaimException;
import java.math.BigInteger;
import org.graalvm.polyglot.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Turns one Python object into JSON. Only what JSON can hold passes: None, bool, int, float, str, list, tuple and dict.
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;

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

    /// @param path how an error names the value
    /// @throws InvalidClaimException if JSON cannot hold it
    JsonNode node(Value value, String path) {
        return node(value, path, 0);
    }

    private JsonNode node(Value value, String path, int depth) {
        if (++values > mostValues) {
            throw InvalidClaimException.value(root(path), text("python.too-many-values", mostValues));
        }
        if (value.isString()) {
            return NODES.stringNode(string(value, path));
        }
        if (value.isNull()) {
            return NODES.nullNode();
        }
        if (value.isBoolean()) {
            return NODES.booleanNode(value.asBoolean());
        }
        if (value.isNumber()) {
            return number(value.as(Number.class), path);
        }
        if (depth >= DEEPEST) {
            throw InvalidClaimException.value(root(path), text("claim.too-deep", DEEPEST));
        }
        if (value.hasHashEntries()) {
            return object(value, path, depth);
        }
        if (python.isListOrTuple(value)) {
            return array(value, path, depth);
        }
        throw InvalidClaimException.type(path, text("python.not-json", python.typeName(value)));
    }

    private String string(Value value, String path) {
        String text = value.asString();
        characters += text.length();
        if (characters > mostCharacters) {
            throw InvalidClaimException.value(root(path), text("python.too-large", mostCharacters));
        }
        return text;
    }

    private ObjectNode object(Value dict, String path, int depth) {
        ObjectNode object = NODES.objectNode();
        Value entries = dict.getHashEntriesIterator();
        while (entries.hasIteratorNextElement()) {
            Value entry = entries.getIteratorNextElement();
            Value key = entry.getArrayElement(0);
            if (!key.isString()) {
                throw InvalidClaimException.type(path, text("python.key-not-text", python.typeName(key)));
            }
            String name = string(key, path);
            object.set(name, node(entry.getArrayElement(1), path + "." + name, depth + 1));
        }
        return object;
    }

    private ArrayNode array(Value list, String path, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (long i = 0; i < list.getArraySize(); i++) {
            array.add(node(list.getArrayElement(i), path + "[" + i + "]", depth + 1));
        }
        return array;
    }

    private static JsonNode number(Number number, String path) {
        return switch (number) {
            case BigInteger large -> NODES.numberNode(large);
            case Double real when !Double.isFinite(real) -> throw InvalidClaimException.value(path,
                text("claim.not-finite", real));
            case Double real -> NODES.numberNode(real.doubleValue());
            case Float real -> NODES.numberNode(real.doubleValue());
            default -> NODES.numberNode(number.longValue());
        };
    }

    /// A deep path is no help to anybody.
    private static String root(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }
}
