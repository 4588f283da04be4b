package dev.ixion.script.graal.output;

import dev.ixion.ats.Claim;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The secrets that a run was given, in the forms in which their text may turn up: as they are, inside JSON or an address,
/// in hexadecimal digits, and in Base64, also as a part of what was encoded, as in the header of a log-in.
public final class SecretTexts {
    private static final String MASK = "•••";
    private static final int SHORTEST_LINE = 8;
    private static final int DELETE = 0x7F;
    /// Base64 writes three bytes as four digits of six bits.
    private static final int GROUP = 3;
    private static final int DIGIT_BITS = 6;

    /// The longest first, for one may lie in another.
    private final List<Form> forms;

    private record Form(String name, String text) {}

    /// @param secrets what a run was given, by name
    public SecretTexts(Map<String, String> secrets) {
        List<Form> all = new ArrayList<>();
        secrets.forEach((name, value) -> Stream
            .concat(value.lines().filter(SecretTexts::isTelling).flatMap(SecretTexts::plain),
                Stream.concat(plain(value), coded(value)))
            .distinct()
            .forEach(text -> all.add(new Form(name, text))));
        all.sort(Comparator.comparing((Form form) -> form.text().length()).reversed());
        forms = List.copyOf(all);
    }

    /// A short line of a secret of several, or a short piece of it in code, is not one that nobody else would print.
    private static boolean isTelling(String line) {
        return line.length() >= SHORTEST_LINE;
    }

    /// As it is, in JSON as Java and as Python write it, and in an address.
    private static Stream<String> plain(String text) {
        String json = inJson(text);
        return Stream.of(text, json, ascii(json), inAddress(text, "-._~", "%20"), inAddress(text, "-._~/", "%20"),
            inAddress(text, "-._~", "+"), inAddress(text, "-._*", "+"));
    }

    private static Stream<String> coded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Stream<String> hex = Stream.of(HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes));
        Stream<String> base64 = Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
            .flatMap(encoder -> IntStream.range(0, GROUP).mapToObj(before -> inside(encoder, bytes, before)));
        return Stream.concat(hex, base64).filter(SecretTexts::isTelling);
    }

    /// Without letters that are not of ASCII, as Python's `json.dumps` writes it.
    private static String ascii(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c < DELETE ? Character.toString(c) : "\\u%04x".formatted(c)));
        return ascii.toString();
    }

    /// @param plain what stands for itself besides letters and digits
    private static String inAddress(String text, String plain, String space) {
        StringBuilder address = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xFF);
            if (c < DELETE && (Character.isLetterOrDigit(c) || plain.indexOf(c) >= 0)) {
                address.append(c);
            } else {
                address.append(c == ' ' ? space : "%%%02X".formatted((int) c));
            }
        }
        return address.toString();
    }

    /// What is in Base64 the same whatever stands before and behind.
    ///
    /// @param before how many bytes stand before it in its first group of three
    private static String inside(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] whole = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, whole, before, bytes.length);
        int first = (before * Byte.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;
        int end = whole.length * Byte.SIZE / DIGIT_BITS;
        return first < end ? encoder.encodeToString(whole).substring(first, end) : "";
    }

    private static String inJson(String value) {
        String quoted = JsonMapper.shared().writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    /// The text with each secret replaced.
    public String masked(String text) {
        String masked = text;
        for (Form form : forms) {
            masked = masked.replace(form.text(), MASK);
        }
        return masked;
    }

    /// The name of a secret whose text is in a claim.
    public Optional<String> heldBy(Claim claim) {
        return forms.isEmpty()
            ? Optional.empty()
            : Stream.of(claim.subjects(), claim.predicates(), claim.contexts(), claim.actors(),
                List.of(claim.attributes().json())).flatMap(List::stream)
                .flatMap(text -> forms.stream().filter(form -> text.contains(form.text()))).map(Form::name).findFirst();
    }
}
