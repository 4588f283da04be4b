package dev.ixion.ats;

import static dev.ixion.text.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
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
    private static final int LONGEST_PATH = 60;
    private static final String HEX = "0123456789abcdef";
    private static final MathContext ONE_DIGIT = new MathContext(1);
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    /// Reads whatever [#write] wrote, however long its texts and keys are.
    private static final JsonFactory FACTORY = JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE).maxDocumentLength(-1).build())
        .build();

    private final StringBuilder out = new StringBuilder();
    private final JsonParser in;
    private final String name;
    private final boolean isOurs;

    /// One member of an object and where it stands in [#out].
    private record Member(String key, int from, int to) {}

    private CanonicalJson(JsonParser in, String name, boolean isOurs) {
        this.in = in;
        this.name = name;
        this.isOurs = isOurs;
    }

    /// @param name how an error names the value, for example `attributes`
    /// @throws InvalidClaimException if the value cannot be held exactly or is nested deeper than 200
    static String write(JsonNode value, String name) {
        try (JsonParser tree = value.traverse(ObjectReadContext.empty())) {
            tree.nextToken();
            return new CanonicalJson(tree, name, false).whole();
        }
    }

    /// The canonical text of the value at which the parser stands; it then stands at the value's end. Unlike [#write] it
    /// takes an integer that is too large if it is exactly how a floating-point number is written: 1e20 is
    /// `100000000000000000000`, and what was written once can be read again.
    ///
    /// @throws InvalidClaimException as [#write] does, and where a key stands in one object twice
    static String copy(JsonParser in) {
        return new CanonicalJson(in, "", true).whole();
    }

    /// The tree of a text that [#write] gave.
    static JsonNode read(String canonical) {
        return Trees.MAPPER.readTree(canonical);
    }

    /// Reads a text that [#write] gave, piece by piece.
    static JsonParser parser(String canonical) {
        return FACTORY.createParser(ObjectReadContext.empty(), canonical);
    }

    /// The text of the value at which a [#parser] stands, exactly as it is written; the parser then stands at its end.
    /// Parsing and writing it again could change a number's text, for example `1e+30`.
    static String raw(String canonical, JsonParser in) {
        int start = (int) in.currentTokenLocation().getCharOffset();
        in.skipChildren();
        in.finishToken();
        return canonical.substring(start, (int) in.currentLocation().getCharOffset());
    }

    /// Only what needs a tree pays for the classes that make one.
    private static final class Trees {
        static final JsonMapper MAPPER = new JsonMapper(FACTORY);
    }

    /// A JSON string literal, with the escapes of RFC 8785 (those of ECMAScript's `JSON.stringify`).
    ///
    /// @return false if the text holds half of a surrogate pair; then the literal is unfinished
    static boolean appendQuoted(StringBuilder out, String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
                continue;
            }
            out.append(text, from, i);
            from = i + 1;
            escape(out, c);
        }
        out.append(text, from, text.length()).append('"');
        return true;
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }

    /// Appends a text as a JSON string literal.
    ///
    /// @param name how an error names the text
    static void quote(StringBuilder out, String text, String name) {
        if (!appendQuoted(out, text)) {
            throw halfOfAPair(name);
        }
    }

    private static InvalidClaimException halfOfAPair(String name) {
        return InvalidClaimException.value(name, text("claim.surrogate"));
    }

    private String whole() {
        value(0);
        return out.toString();
    }

    private void value(int depth) {
        if (depth > DEEPEST) {
            String path = path();
            throw InvalidClaimException.value(path.substring(0, Math.min(path.length(), LONGEST_PATH)),
                text("claim.too-deep", DEEPEST));
        }
        switch (in.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> quoted(in.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> real();
            case VALUE_TRUE -> out.append("true");
            case VALUE_FALSE -> out.append("false");
            case VALUE_NULL -> out.append("null");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw InvalidClaimException.type(path(), text("claim.not-json"));
        }
    }

    private void quoted(String text) {
        if (!appendQuoted(out, text)) {
            throw halfOfAPair(path());
        }
    }

    private void object(int depth) {
        out.append('{');
        List<Member> members = new ArrayList<>();
        boolean sorted = true;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String key = in.currentName();
            sorted &= members.isEmpty() || members.getLast().key().compareTo(key) < 0;
            if (!members.isEmpty()) {
                out.append(',');
            }
            int from = out.length();
            quoted(key);
            out.append(':');
            in.nextToken();
            value(depth + 1);
            members.add(new Member(key, from, out.length()));
        }
        if (!sorted) {
            sort(members);
        }
        out.append('}');
    }

    /// Puts the members of the object that was written last in order.
    private void sort(List<Member> members) {
        int start = members.getFirst().from();
        String written = out.substring(start);
        out.setLength(start);
        members.sort(Comparator.comparing(Member::key));
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (i > 0) {
                if (member.key().equals(members.get(i - 1).key())) {
                    throw InvalidClaimException.value(path(), text("claim.key-twice", member.key()));
                }
                out.append(',');
            }
            out.append(written, member.from() - start, member.to() - start);
        }
    }

    private void array(int depth) {
        out.append('[');
        String separator = "";
        while (in.nextToken() != JsonToken.END_ARRAY) {
            out.append(separator);
            separator = ",";
            value(depth + 1);
        }
        out.append(']');
    }

    private void integer() {
        if (in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = in.getLongValue();
            if (Math.abs(value) <= LARGEST_EXACT && value != Long.MIN_VALUE) {
                out.append(value);
                return;
            }
        }
        BigInteger exact = in.getBigIntegerValue();
        String written = exact.toString();
        double nearest = exact.doubleValue();
        if (!isOurs || !Double.isFinite(nearest) || !ecmaScript(nearest).equals(written)) {
            throw InvalidClaimException.value(path(), text("claim.integer-too-large", written));
        }
        out.append(written);
    }

    private void real() {
        boolean isDecimal = in.getNumberType() == JsonParser.NumberType.BIG_DECIMAL;
        double value = isDecimal ? in.getDecimalValue().doubleValue() : in.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw InvalidClaimException.value(path(),
                text("claim.not-finite", isDecimal ? in.getDecimalValue() : value));
        }
        out.append(ecmaScript(value));
    }

    /// Where the parser stands, for example `attributes.rows[1]`.
    private String path() {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext place = in.streamReadContext(); place != null; place = place.getParent()) {
            if (place.inArray()) {
                path.insert(0, "[" + place.getCurrentIndex() + "]");
            } else if (place.inObject() && place.currentName() != null) {
                path.insert(0, "." + place.currentName());
            }
        }
        return name.isEmpty() && !path.isEmpty() ? path.substring(1) : name + path;
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
        if (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e7 ? Double.toString(value) : inParts(value);
    }

    private static String inParts(double value) {
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
