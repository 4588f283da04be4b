package dev.ixion.script.graal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graalvm.polyglot.Source;

/// Keeps the sources of the scripts that were run last, so that the engine compiles unchanged code only once.
final class Sources {
    private static final int KEPT = 64;
    private static final float LOAD = 0.75f;

    private final Map<Key, Source> recent = new LinkedHashMap<>(KEPT, LOAD, true);

    private record Key(String fileName, String code) {}

    /// The source of a script, without a byte order mark and with line ends as Python's own reader gives them.
    synchronized Source of(String fileName, String code) {
        Key key = new Key(fileName, code);
        Source known = recent.get(key);
        if (known != null) {
            return known;
        }
        Source source = Source.newBuilder(PythonEngine.PYTHON, normal(code), fileName).buildLiteral();
        recent.put(key, source);
        if (recent.size() > KEPT) {
            recent.remove(recent.keySet().iterator().next());
        }
        return source;
    }

    private static String normal(String code) {
        String text = code.startsWith("\uFEFF") ? code.substring(1) : code;
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
