package dev.ixion.script.graal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// Makes the functions of named tuples, which the library makes of texts in each context anew. What Python compiles by
/// itself the engine keeps for ever, as soon as a collection of garbage has parted it from its text: some twenty kilobytes
/// a run. Of a source that is kept here it is compiled once.
final class LambdaFunction implements ProxyExecutable {
    private static final String BEGINNING = "lambda _cls, ";
    /// In characters: more than any of the library has, so that what scripts make takes little memory, too.
    private static final int LONGEST = 4_000;
    private static final int MOST = 500;
    private static final Map<String, Source> KEPT = new ConcurrentHashMap<>();

    private final Context context;

    LambdaFunction(Context context) {
        this.context = context;
    }

    /// @param arguments the text of the function
    /// @return the function; null where the library is to make it
    @Override
    public @Nullable Object execute(Value... arguments) {
        String text = arguments[0].asString();
        boolean isKept = KEPT.containsKey(text)
            || (text.startsWith(BEGINNING) && text.length() <= LONGEST && KEPT.size() < MOST);
        return isKept ? context.eval(KEPT.computeIfAbsent(text, LambdaFunction::source)) : null;
    }

    private static Source source(String text) {
        return Source.newBuilder(PythonEngine.PYTHON, text, "<string>").internal(true).buildLiteral();
    }
}
