package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.ScriptError;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what went wrong in a script as Python would.
final class GuestErrors {
    private static final Logger LOG = LoggerFactory.getLogger(GuestErrors.class);

    private GuestErrors() {}

    /// An error from compiling a script.
    static ScriptError ofCompiling(PolyglotException error, Prelude python, Source source) {
        return error.isResourceExhausted()
            ? plain("RecursionError", text("python.too-nested"))
            : ofRunning(error, python, source);
    }

    /// An error from running a script.
    static ScriptError ofRunning(PolyglotException error, Prelude python, Source source) {
        Value guest = error.getGuestObject();
        if (guest != null && guest.isException() && !error.isExit()) {
            return described(guest, python, source);
        }
        if (error.isResourceExhausted()) {
            return plain("MemoryError", text("python.exhausted"));
        }
        if (!error.isCancelled()) {
            LOG.warn("Python broke {} off", source.getName(), error);
        }
        return brokenOff(error);
    }

    /// An error without a place or traceback.
    static ScriptError plain(String type, String message) {
        return new ScriptError(type, message, OptionalInt.empty(), OptionalInt.empty(), type + ": " + message + "\n",
            List.of());
    }

    /// An exception of Python.
    static ScriptError described(Value guest, Prelude python, Source source) {
        try {
            Value parts = python.describe(guest, source.getName(), source.getCharacters());
            return new ScriptError(parts.getArrayElement(0).asString(), parts.getArrayElement(1).asString(),
                position(parts.getArrayElement(2)), position(parts.getArrayElement(3)),
                parts.getArrayElement(4).asString(), lines(parts.getArrayElement(5)));
        } catch (PolyglotException e) {
            LOG.debug("an error could not be described", e);
            return brokenOff(e);
        }
    }

    /// An error of the interpreter itself.
    static ScriptError brokenOff(Throwable error) {
        return plain("SystemError", text("python.broken-off", String.valueOf(error.getMessage())));
    }

    private static List<Integer> lines(Value numbers) {
        return IntStream.range(0, (int) numbers.getArraySize()).mapToObj(i -> numbers.getArrayElement(i).asInt())
            .toList();
    }

    private static OptionalInt position(Value number) {
        return number.asInt() == 0 ? OptionalInt.empty() : OptionalInt.of(number.asInt());
    }
}
