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
import java.util.List;
import java.util.Optional;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The Java side of a script's `attest`. The prelude has seen to it that the first four arguments are texts or lists of
/// texts (the fourth may be None) and that the last is None or microseconds since 1970.
final class AttestFunction implements ProxyExecutable {
    private static final long MICROS = 1_000_000;
    private static final int MOST_VALUES = 100_000;

    private final Prelude python;
    private final String defaultActor;
    private final FactSink facts;

    AttestFunction(Prelude python, String defaultActor, FactSink facts) {
        this.python = python;
        this.defaultActor = defaultActor;
        this.facts = facts;
    }

    /// @return a dict, or the exception that the prelude is to raise
    @Override
    public Object execute(Value... arguments) {
        Value attributes = arguments[4];
        try {
            Written written = facts.attest(claim(arguments, attributes));
            Attestation known = written.attestation();
            return python.answer(known.id().value(), texts(known.subjects()), texts(known.predicates()),
                texts(known.contexts()), texts(known.actors()), known.time().toString(), known.source(), attributes,
                written.isNew());
        } catch (InvalidClaimException e) {
            return python.refusal(e.isTypeError(), e.problem().message());
        }
    }

    private Claim claim(Value[] arguments, Value attributes) {
        List<String> actors = arguments[3].isNull() ? List.of(defaultActor) : texts(arguments[3]);
        return new Claim(texts(arguments[0]), texts(arguments[1]), texts(arguments[2]), actors, attributes(attributes),
            time(arguments[5]));
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

    /// One text crosses the border quicker than a list.
    private static Object texts(List<String> values) {
        return values.size() == 1 ? values.getFirst() : ProxyArray.fromList(new ArrayList<Object>(values));
    }
}
