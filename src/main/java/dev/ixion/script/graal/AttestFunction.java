package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.InvalidClaimException;
import dev.ixion.ats.Written;
import dev.ixion.script.graal.output.SecretTexts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Java side of a script's `attest`. It takes what is plain (texts, lists of texts, a dict, seconds) as the script gave
/// it, for in Python each step is dear; of everything else the prelude first makes lists of texts and microseconds.
final class AttestFunction implements ProxyExecutable {
    private static final int ACTORS = 3;
    private static final int ATTRIBUTES = 4;
    private static final int AT = 5;
    private static final int MICROS = 6;
    private static final long PER_SECOND = 1_000_000;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_CHARACTERS = 4 << 20;
    private final Prelude python;
    private final FactSink facts;
    private final SecretTexts secrets;
    private final List<String> actor;

    /// @param actor whom a script speaks for that names nobody
    AttestFunction(Prelude python, FactSink facts, SecretTexts secrets, String actor) {
        this.python = python;
        this.facts = facts;
        this.secrets = secrets;
        this.actor = List.of(actor);
    }

    /// @param arguments those of `attest`, and a seventh, the time in microseconds since 1970, where the prelude made them
    ///     plain
    /// @return null where they are not plain; id, time, whether it is new, how its attributes are to be copied and
    ///     its source, each in a line, where all lists were given as one text; else the answer itself, a dict, or the
    ///     exception that the prelude is to raise
    @Override
    public @Nullable Object execute(Value... arguments) {
        try {
            List<List<String>> lists = new ArrayList<>();
            for (int i = 0; i <= ACTORS; i++) {
                Optional<List<String>> texts = i == ACTORS && arguments[i].isNull()
                    ? Optional.of(actor)
                    : texts(arguments[i]);
                if (texts.isEmpty()) {
                    return null;
                }
                lists.add(texts.get());
            }
            OptionalLong micros = micros(arguments);
            if (micros.isEmpty() && !arguments[AT].isNull()) {
                return null;
            }
            return attest(arguments, lists, micros);
        } catch (InvalidClaimException e) {
            return python.refusal(e.isTypeError(), e.problem().message());
        }
    }

    private Object attest(Value[] arguments, List<List<String>> lists, OptionalLong micros) {
        ObjectNode attributes = attributes(arguments[ATTRIBUTES]);
        Claim claim = new Claim(lists.get(0), lists.get(1), lists.get(2), lists.get(ACTORS), Attributes.of(attributes),
            time(micros));
        Optional<String> secret = secrets.heldBy(claim);
        if (secret.isPresent()) {
            return python.refusal(false, text("python.holds-secret", secret.get()));
        }
        Written written = facts.attest(claim);
        Attestation known = written.attestation();
        if (Arrays.stream(arguments, 0, ATTRIBUTES).allMatch(value -> value.isString() || value.isNull())) {
            return String.join("\n", known.id().value(), known.time().toString(), written.isNew() ? "new" : "known",
                isFlat(attributes) ? "flat" : "nested", known.source());
        }
        return python.answer(known.id().value(), texts(known.subjects()), texts(known.predicates()),
            texts(known.contexts()), texts(known.actors()), known.time().toString(), known.source(),
            arguments[ATTRIBUTES], written.isNew());
    }

    /// Reads a list once, since another thread of the script may change it meanwhile.
    ///
    /// @return empty where it is neither a text nor a list of texts
    private Optional<List<String>> texts(Value value) {
        if (value.isString()) {
            return Optional.of(List.of(value.asString()));
        }
        if (!value.hasArrayElements() || !python.isListOrTuple(value)) {
            return Optional.empty();
        }
        try {
            List<String> texts = new ArrayList<>();
            for (long i = 0; i < value.getArraySize(); i++) {
                Value text = value.getArrayElement(i);
                if (!text.isString()) {
                    return Optional.empty();
                }
                texts.add(text.asString());
            }
            return Optional.of(texts);
        } catch (ArrayIndexOutOfBoundsException shorter) {
            return Optional.empty();
        }
    }

    private ObjectNode attributes(Value value) {
        if (value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!python.isDict(value)) {
            throw InvalidClaimException.type("attributes", text("python.not-dict", python.typeName(value)));
        }
        return new JsonValues(python, MOST_VALUES, MOST_CHARACTERS).object(value, "attributes");
    }

    private static boolean isFlat(ObjectNode attributes) {
        return attributes.valueStream().noneMatch(JsonNode::isContainer);
    }

    /// Empty where there is no time, or one that only the prelude reads.
    private static OptionalLong micros(Value[] arguments) {
        if (arguments.length > MICROS) {
            return arguments[MICROS].isNull() ? OptionalLong.empty() : OptionalLong.of(arguments[MICROS].asLong());
        }
        Value at = arguments[AT];
        if (at.isString()) {
            return PlainTime.micros(at.asString());
        }
        return at.isNumber() && at.fitsInLong() ? PlainTime.micros(at.asLong()) : OptionalLong.empty();
    }

    private static Optional<Instant> time(OptionalLong micros) {
        if (micros.isEmpty()) {
            return Optional.empty();
        }
        long value = micros.getAsLong();
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(value, PER_SECOND),
            Math.floorMod(value, PER_SECOND) * 1000));
    }

    private static ProxyArray texts(List<String> values) {
        return ProxyArray.fromList(new ArrayList<Object>(values));
    }
}
