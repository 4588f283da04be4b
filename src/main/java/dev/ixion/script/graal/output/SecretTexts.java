package dev.ixion.script.graal.output;

import dev.ixion.ats.Claim;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The secrets that a run was given, in the forms in which their text may turn up: as they are, inside JSON, and inside
/// an address.
public final class SecretTexts {
    private static final String MASK = "•••";
    private static final int SHORTEST_LINE = 8;

    /// The longest first, for one may lie in another.
    private final List<Form> forms;

    private record Form(String name, String text) {}

    /// @param secrets what a run was given, by name
    public SecretTexts(Map<String, String> secrets) {
        List<Form> all = new ArrayList<>();
        secrets.forEach((name, value) -> Stream
            .concat(Stream.of(value), value.lines().filter(SecretTexts::isTelling))
            .flatMap(text -> Stream.of(text, inJson(text), URLEncoder.encode(text, StandardCharsets.UTF_8))).distinct()
            .forEach(text -> all.add(new Form(name, text))));
        all.sort(Comparator.comparing((Form form) -> form.text().length()).reversed());
        forms = List.copyOf(all);
    }

    /// Output comes line by line; a short line of a secret of several is not one that nobody else would print.
    private static boolean isTelling(String line) {
        return line.length() >= SHORTEST_LINE;
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
