package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.InvalidClaimException;
import dev.ixion.ats.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The Java side of a script's `attest`. The prelude has seen to it that the first four arguments are texts or lists of
/// texts, that the sixth is None or the attributes in the fifth as JSON, and that the last is None or microseconds since
/// 1970.
final class AttestFunction implements ProxyExecutable {
    private static final long MICROS = 1_000_000;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final Prelude python;
    private final FactSink facts;
    private final SecretTexts secrets;

    AttestFunction(Prelude python, FactSink facts, SecretTexts secrets) {
        this.python = python;
        this.facts = facts;
        this.secrets = secrets;
    }

    /// @return what the prelude is to make an answer of where all lists were given as one text; else the answer itself, a
    ///     dict, or the exception that the prelude is to raise
    @Override
    public Object execute(Value... arguments) {
        try {
            Claim claim = claim(arguments);
            Optional<String> secret = secrets.heldBy(claim);
            if (secret.isPresent()) {
                return python.refusal(false, text("python.holds-secret", secret.get()));
            }
            Written written = facts.attest(claim);
            Attestation known = written.attestation();
            if (Arrays.stream(arguments, 0, 4).allMatch(Value::isString)) {
                return String.join("\n", known.id().value(), known.time().toString(), written.isNew() ? "new" : "known",
                    known.source());
            }
            return python.answer(known.id().value(), texts(known.subjects()), texts(known.predicates()),
                texts(known.contexts()), texts(known.actors()), known.time().toString(), known.source(), arguments[4],
                written.isNew());
        } catch (InvalidClaimException e) {
            return python.refusal(e.isTypeError(), e.problem().message());
        }
    }

    private Claim claim(Value[] arguments) {
        return new Claim(texts(arguments[0]), texts(arguments[1]), texts(arguments[2]), texts(arguments[3]),
            attributes(arguments[4], arguments[5]), time(arguments[6]));
    }

    private Attributes attributes(Value value, Value json) {
        if (json.isNull()) {
            return attributes(value);
        }
        String whole = json.asString();
        if (whole.length() > MOST_CHARACTERS) {
            throw InvalidClaimException.value("attributes", text("python.too-large", MOST_CHARACTERS));
        }
        try {
            return Attributes.parse(whole);
        } catch (InvalidClaimException refused) {
            // Found again, with the place where it lies
            return attributes(value);
        }
    }

    private Attributes attributes(Value value) {
        if (value.isNull()) {
            return Attributes.NONE;
        }
        if (!python.isDict(value)) {
            throw InvalidClaimException.type("attributes", text("python.not-dict", python.typeName(value)));
        }
        return Attributes.of(new JsonValues(python, MOST_VALUES).node(value, "attributes"));
    }

    private static Optional<Instant> time(Value micros) {
        if (micros.isNull()) {
            return Optional.empty();
        }
        long value = micros.asLong();
        return Optional.of(Instant.ofEpochSecond(Math.floorDiv(value, MICROS), Math.floorMod(value, MICROS) * 1000));
    }

    private static List<String> texts(Value value) {
        if (value.isString()) {
            return List.of(value.asString());
        }
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < value.getArraySize(); i++) {
            texts.add(value.getArrayElement(i).asString());
        }
        return texts;
    }

    private static ProxyArray texts(List<String> values) {
        return ProxyArray.fromList(new ArrayList<Object>(values));
    }
}
