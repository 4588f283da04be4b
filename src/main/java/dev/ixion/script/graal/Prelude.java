package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.graal.border.GuestFiles;
import dev.ixion.text.Resources;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import tools.jackson.databind.json.JsonMapper;

/// The Python side of one context: the functions of `prelude.py`, and the quicker ways of `library.py`.
final class Prelude {
    private static final String FILE = "<ixion>";
    private static final Source LIBRARY = loader("library.py");
    private static final Source LOADER = loader("prelude.py");

    private final Value functions;
    private final Value dict;
    private final Value list;
    private final Value tuple;
    private final Value systemExit;
    private final Value answer;
    private final Value refusal;

    private Prelude(Value functions) {
        this.functions = functions;
        dict = functions.getHashValue("DICT");
        list = functions.getHashValue("LIST");
        tuple = functions.getHashValue("TUPLE");
        systemExit = functions.getHashValue("SYSTEM_EXIT");
        answer = functions.getHashValue("answer");
        refusal = functions.getHashValue("refusal");
    }

    /// A text as a function that has globals of its own, so that a script's globals stay clean and what it assigns changes
    /// nothing here. One source for all contexts: what Python compiles by itself is never given back.
    private static Source loader(String resource) {
        return Source.newBuilder(PythonEngine.PYTHON,
            """
                def _ixion(*_java):
                %s
                    return locals()
                (lambda load: type(load)(load.__code__, {"__builtins__": __import__("builtins"), "__file__": "%s", "__name__": "ixion", "_WORDS": %s}))(
                    globals().pop("_ixion"))
                """
                .formatted(Resources.read(Prelude.class, resource).indent(4), FILE, words()),
            FILE).internal(true).buildLiteral();
    }

    /// The prelude's sentences, as a literal of Python, which a JSON object of texts is: so they are compiled once, and
    /// cost a context nothing. The places of their arguments are those of `str.format`.
    private static String words() {
        return JsonMapper.shared().createObjectNode()
            .put("no_java", text("python.no-java"))
            .put("no_native", text("python.no-native", "{0}"))
            .put("not_texts", text("python.not-texts", "{0}", "{1}"))
            .put("holds_no_text", text("python.holds-no-text", "{0}", "{1}"))
            .put("no_time", text("python.no-time", "{0}"))
            .put("time_out_of_range", text("python.time-out-of-range", "{0}"))
            .put("time_too_large", text("python.time-too-large"))
            .put("no_kind_of_time", text("python.no-kind-of-time", "{0}"))
            .put("no_module", text("python.no-module"))
            .put("use_instead", text("python.use-instead", "{0}"))
            .put("no_text", text("python.no-text", "{0}"))
            .toString();
    }

    static Prelude load(Context context, GuestFiles files) {
        // None where the library is to read the file by itself
        ProxyExecutable read = arguments -> files.text(arguments[0].asString()).orElse(null);
        context.eval(LIBRARY).execute(new LambdaFunction(context), read);
        return new Prelude(context.eval(LOADER).execute());
    }

    /// Imports what most scripts import.
    void warm() {
        call("warm");
    }

    void prepare(String requestJson, CharSequence code, ProxyExecutable store, ProxyExecutable border) {
        call("prepare", requestJson, code.toString(), store, border);
    }

    /// Calls the script or a function of it.
    ///
    /// @return what it returned, and what it raised, else None
    Value run(Value function, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = function;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call("run", all);
    }

    /// The script's `execute`, else Python's None.
    Value entry() {
        return call("entry");
    }

    Value payload(String json) {
        return call("payload", json);
    }

    /// Waits for the script's threads, calls its exit functions and writes what is left in its files.
    ///
    /// @return why one of these could not be written, else None
    Value finish() {
        return call("finish");
    }

    void flush() {
        call("flush");
    }

    /// The status that a `SystemExit` asks for; prints its text if it has one.
    int exitStatus(Value error) {
        return (int) call("exit_status", error).asLong();
    }

    /// @return type, message, line, column and traceback
    Value describe(Value error, String file, CharSequence code) {
        return call("describe", error, file, code.toString());
    }

    /// The dict that `attest` returns.
    Value answer(Object... parts) {
        return answer.execute(parts);
    }

    /// The exception that `attest` raises.
    Value refusal(boolean isTypeError, String message) {
        return refusal.execute(isTypeError, message);
    }

    boolean isDict(Value value) {
        return value.hasHashEntries() && dict.isMetaInstance(value);
    }

    boolean isSystemExit(Value error) {
        return systemExit.isMetaInstance(error);
    }

    boolean isListOrTuple(Value value) {
        return list.isMetaInstance(value) || tuple.isMetaInstance(value);
    }

    /// The class of a Python object as a script would name it.
    String typeName(Value value) {
        return call("type_name", value).asString();
    }

    private Value call(String function, Object... arguments) {
        return functions.getHashValue(function).execute(arguments);
    }
}
