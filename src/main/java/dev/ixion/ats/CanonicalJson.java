package dev.ixion.ats;

import static dev.ixion.text.Messages.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON so that equal values have equal text: the JSON Canonicalization Scheme of RFC 8785. Object keys stand in
/// the order of their UTF-16 code units, numbers are written as ECMAScript does, and there is no white space.
///
/// What JSON cannot hold exactly is refused instead of rounded, so that two different claims never get one id: integers
/// beyond ±(2^53 − 1), NaN and the infinities, and halves of surrogate pairs.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
final class CanonicalJson {
    private static final int DEEPEST = 200;
    private static final MathContext ONE_DIGIT = new MathContext(1);
    private static final BigDecimal LARGEST_EXACT = BigDecimal.valueOf((1L << 53) - 1);

    /// Reads whatever [#write] wrote, however long its texts and keys are.
    private static final JsonMapper READER = new JsonMapper(JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).maxDocumentLength(-1).build())
        .build());

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /// @param name how an error names the value, for example `attributes`
    /// @throws InvalidClaimException if the value cannot be held exactly or is nested deeper than 200
    static String write(JsonNode value, String name) {
        CanonicalJson json = new CanonicalJson();
        json.value(value, name, 0);
        return json.out.toString();
    }

    /// The tree of a text that [#write] gave.
    static JsonNode read(String canonical) {
        return READER.readTree(canonical);
    }

    /// The value of a top-level member exactly as it is written; `{}` if there is none. Parsing and writing it again
    /// could change a number's text, for example `1e+30`.
    static String member(String canonical, String name) {
        try (JsonParser parser = READER.createParser(canonical)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(name);
                parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                if (wanted) {
                    return canonical.substring(start, (int) parser.currentLocation().getCharOffset());
                }
            }
            return "{}";
        }
    }

    /// A JSON string literal, with the escapes of RFC 8785 (those of ECMAScript's `JSON.stringify`).
    static void quote(StringBuilder out, String text, String name) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c) && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        throw InvalidClaimException.value(name, text("claim.surrogate"));
                    }
                }
            }
        }
        out.append('"');
    }

    private void value(JsonNode node, String path, int depth) {
        if (depth > DEEPEST) {
            throw InvalidClaimException.value(path.substring(0, Math.min(path.length(), 60)),
                text("claim.too-deep", DEEPEST));
        }
        switch (node.getNodeType()) {
            case OBJECT -> object(node, path, depth);
            case ARRAY -> array(node, path, depth);
            case STRING -> quote(out, node.stringValue(), path);
            case NUMBER -> number(node, path);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, POJO, MISSING -> throw InvalidClaimException.type(path, text("claim.not-json"));
        }
    }

    private void object(JsonNode node, String path, int depth) {
        out.append('{');
        String separator = "";
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
            out.append(separator);
            separator = ",";
            String child = path + "." + entry.getKey();
            quote(out, entry.getKey(), child);
            out.append(':');
            value(entry.getValue(), child, depth + 1);
        }
        out.append('}');
    }

    private void array(JsonNode node, String path, int depth) {
        out.append('[');
        int index = 0;
        for (Iterator<JsonNode> items = node.iterator(); items.hasNext(); index++) {
            value(items.next(), path + "[" + index + "]", depth + 1);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void number(JsonNode node, String path) {
        if (node.isFloat() || node.isDouble()) {
            double value = node.doubleValue();
            if (!Double.isFinite(value)) {
                throw InvalidClaimException.value(path, text("claim.not-finite", value));
            }
            out.append(ecmaScript(value));
            return;
        }
        BigDecimal exact = node.decimalValue();
        if (node.isIntegralNumber()) {
            if (exact.abs().compareTo(LARGEST_EXACT) > 0) {
                throw InvalidClaimException.value(path, text("claim.integer-too-large", exact.toPlainString()));
            }
            out.append(exact.toBigInteger());
            return;
        }
        double nearest = exact.doubleValue();
        if (!Double.isFinite(nearest)) {
            throw InvalidClaimException.value(path, text("claim.not-finite", exact));
        }
        out.append(ecmaScript(nearest));
    }

    /// The shortest digits, as [Double#toString] finds them (JDK 19 and later), but for the numbers nearest to zero: it
    /// gives two digits where one is enough, `4.9E-324` for 5e-324.
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(ONE_DIGIT).stripTrailingZeros();
        return one.doubleValue() == value ? one : digits;
    }

    /// ECMAScript's `Number::toString` for radix 10.
    static String ecmaScript(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        if (k <= n && n <= 21) {
            text.append(digits).repeat("0", n - k);
        } else if (0 < n && n <= 21) {
            text.append(digits, 0, n).append('.').append(digits, n, k);
        } else if (-6 < n && n <= 0) {
            text.append("0.").repeat("0", -n).append(digits);
        } else {
            int exponent = n - 1;
            text.append(digits.charAt(0));
            if (k > 1) {
                text.append('.').append(digits, 1, k);
            }
            text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
        }
        return text.toString();
    }
}
