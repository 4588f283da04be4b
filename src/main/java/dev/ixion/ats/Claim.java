package dev.ixion.ats;

import static dev.ixion.text.Messages.text;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What an attestation says, before it is stored: *subjects* is *predicates* of *contexts* by *actors*, with attributes
/// and, where the author gave one, a time. The lists are sorted and without doubles, so that equal claims are equal.
///
/// @param subjects at least one
/// @param predicates at least one
/// @param contexts may be empty
/// @param actors may be empty
/// @param at the time that the author gave, in microseconds; empty where the store is to note when it first saw it
public record Claim(List<String> subjects, List<String> predicates, List<String> contexts, List<String> actors,
    Attributes attributes, Optional<Instant> at) {

    /// The earliest time that a claim may have: times are kept in microseconds.
    public static final Instant EARLIEST = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);
    /// The latest time that a claim may have.
    public static final Instant LATEST = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

    /// @throws InvalidClaimException if there is no subject or predicate, any of the values is blank, or the time is
    ///     further from 1970 than a 64-bit number of microseconds reaches
    public Claim {
        subjects = normal("subjects", subjects, true);
        predicates = normal("predicates", predicates, true);
        contexts = normal("contexts", contexts, false);
        actors = normal("actors", actors, false);
        at = at.map(Claim::normal);
    }

    public static Claim of(String subject, String predicate, String context, String actor) {
        return new Claim(List.of(subject), List.of(predicate), List.of(context), List.of(actor), Attributes.NONE,
            Optional.empty());
    }

    public Claim with(Attributes newAttributes) {
        return new Claim(subjects, predicates, contexts, actors, newAttributes, at);
    }

    public Claim at(Instant time) {
        return new Claim(subjects, predicates, contexts, actors, attributes, Optional.of(time));
    }

    /// The canonical JSON over which the id is made.
    public String canonical() {
        StringBuilder json = new StringBuilder(200 + attributes.json().length());
        json.append("{\"actors\":");
        list(json, "actors", actors);
        json.append(",\"attributes\":").append(attributes.json());
        json.append(",\"contexts\":");
        list(json, "contexts", contexts);
        json.append(",\"predicates\":");
        list(json, "predicates", predicates);
        json.append(",\"subjects\":");
        list(json, "subjects", subjects);
        at.ifPresent(time -> json.append(",\"time\":\"").append(time).append('"'));
        return json.append('}').toString();
    }

    /// The claim whose [#canonical] this is; the attributes are taken as they are written.
    public static Claim ofCanonical(String canonical) {
        List<String> subjects = List.of();
        List<String> predicates = List.of();
        List<String> contexts = List.of();
        List<String> actors = List.of();
        Attributes attributes = Attributes.NONE;
        Optional<Instant> at = Optional.empty();
        try (JsonParser json = CanonicalJson.parser(canonical)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "subjects" -> subjects = texts(json);
                    case "predicates" -> predicates = texts(json);
                    case "contexts" -> contexts = texts(json);
                    case "actors" -> actors = texts(json);
                    case "attributes" -> attributes = Attributes.ofCanonical(CanonicalJson.raw(canonical, json));
                    case "time" -> at = Optional.of(Instant.parse(json.getString()));
                    default -> json.skipChildren();
                }
            }
        }
        return new Claim(subjects, predicates, contexts, actors, attributes, at);
    }

    /// Whether a text is exactly what [#canonical] gives for some claim.
    public static boolean isCanonical(String text) {
        try {
            Claim claim = ofCanonical(text);
            return claim.with(Attributes.parse(claim.attributes().json())).canonical().equals(text);
        } catch (JacksonException | DateTimeParseException | InvalidClaimException noClaim) {
            return false;
        }
    }

    public Asid id() {
        return Asid.ofCanonical(canonical());
    }

    private static List<String> normal(String name, List<String> values, boolean required) {
        if (required && values.isEmpty()) {
            throw InvalidClaimException.value(name, text("claim.empty-list"));
        }
        for (String value : values) {
            if (value.isBlank()) {
                throw InvalidClaimException.value(name, text("claim.blank"));
            }
        }
        return isNormal(values) ? List.copyOf(values) : values.stream().sorted().distinct().toList();
    }

    private static boolean isNormal(List<String> values) {
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i - 1).compareTo(values.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static Instant normal(Instant time) {
        Instant micros = time.truncatedTo(ChronoUnit.MICROS);
        if (micros.isBefore(EARLIEST) || micros.isAfter(LATEST)) {
            throw InvalidClaimException.value("at", text("claim.time", time));
        }
        return micros;
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getString());
        }
        return texts;
    }

    private static void list(StringBuilder json, String name, List<String> values) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            CanonicalJson.quote(json, values.get(i), name);
        }
        json.append(']');
    }
}
