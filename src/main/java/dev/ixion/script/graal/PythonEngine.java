package dev.ixion.script.graal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes contexts that share compiled code. A script in one reaches the network, files, threads and processes, and no
/// Java class and no native library. The standard library's files cannot be changed from inside.
final class PythonEngine implements AutoCloseable {
    static final String PYTHON = "python";
    private static final Logger LOG = LoggerFactory.getLogger(PythonEngine.class);
    private static final List<String> AHEAD = List.of("argparse", "ast", "asyncio", "base64", "bisect", "calendar",
        "collections", "concurrent.futures", "configparser", "contextlib", "copy", "dataclasses", "datetime", "decimal",
        "difflib", "email.message", "enum", "fnmatch", "fractions", "ftplib", "functools", "getpass", "glob", "gzip",
        "hashlib", "heapq", "hmac", "html.parser", "http.client", "http.cookiejar", "imaplib", "importlib.metadata",
        "inspect", "io", "ipaddress", "itertools", "json", "logging", "mimetypes", "operator", "os", "pathlib",
        "platform", "plistlib", "poplib", "pprint", "queue", "random", "secrets", "shlex", "shutil", "smtplib",
        "socket", "ssl", "statistics", "string", "subprocess", "tarfile", "tempfile", "textwrap", "threading", "time",
        "tomllib", "traceback", "types", "typing", "unicodedata", "urllib.parse", "urllib.request", "uuid",
        "xml.dom.minidom", "xml.etree.ElementTree", "zipfile", "zoneinfo");
    private static final Path ZONES = Path.of("/usr/share/zoneinfo");
    private static final String ZONES_VARIABLE = "PYTHONTZPATH";

    private final Engine engine;
    private final Path compiledFolder;
    private final Map<String, String> environment;

    private PythonEngine(Engine engine, GraalSettings settings) {
        this.engine = engine;
        compiledFolder = settings.cacheFolder().resolve("python-compiled");
        environment = new HashMap<>(settings.environment());
        if (Files.isDirectory(ZONES)) {
            environment.putIfAbsent(ZONES_VARIABLE, ZONES.toString());
        }
    }

    /// Takes about a third of a second.
    static PythonEngine create(GraalSettings settings) {
        // Without the Graal compiler, which a stock JDK does not have, each start would print a warning
        return new PythonEngine(Engine.newBuilder(PYTHON).option("engine.WarnInterpreterOnly", "false")
            .logHandler(new EngineLog()).build(), settings);
    }

    /// A context with the usual modules imported; the first takes seconds. It keeps no compiled modules, for runs are
    /// many at a time: see [#compileAhead].
    PythonContext warmContext() {
        return prepared(context -> {
            context.prelude().warm();
            context.context().eval(PYTHON, "__import__('sys').dont_write_bytecode = True");
        });
    }

    /// A context that has just what is needed to compile.
    PythonContext context() {
        return prepared(_ -> {});
    }

    /// One context at a time is made ready and may keep compiled modules: GraalPy shares a module's code between
    /// contexts, and two that write it at the same time disturb each other.
    private synchronized PythonContext prepared(Consumer<PythonContext> preparation) {
        PythonContext context = newContext();
        preparation.accept(context);
        return context;
    }

    /// Compiles what scripts of all kinds import, once for each cache folder, so that no run has to: what a run compiles
    /// by itself stays in memory for as long as the engine lives.
    ///
    /// @param goOn is asked before each module
    void compileAhead(BooleanSupplier goOn) {
        Path done = compiledFolder.resolve("ahead-" + engine.getVersion());
        if (Files.exists(done)) {
            return;
        }
        PythonContext context = context();
        try {
            for (String module : AHEAD) {
                if (!goOn.getAsBoolean()) {
                    return;
                }
                importInto(context, module);
            }
            Files.createDirectories(compiledFolder);
            Files.writeString(done, "");
        } catch (IOException unwritable) {
            LOG.warn("The compiled modules of Python cannot be kept; runs start more slowly", unwritable);
        } finally {
            context.end();
        }
    }

    private synchronized void importInto(PythonContext context, String module) {
        try {
            context.context().eval(PYTHON, "import " + module);
        } catch (PolyglotException missing) {
            LOG.debug("Python has no {} here", module, missing);
        }
    }

    private PythonContext newContext() {
        // One of its own for each context: it knows the working folder
        GuestFiles files = new GuestFiles();
        RunOutput output = new RunOutput();
        ChildProcesses children = new ChildProcesses(output.out(), output.err());
        Context context = Context.newBuilder(PYTHON).engine(engine).in(InputStream.nullInputStream()).out(output.out())
            .err(output.err()).allowHostAccess(HostAccess.NONE).allowNativeAccess(false)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowEnvironmentAccess(EnvironmentAccess.NONE).environment(environment)
            .allowIO(IOAccess.newBuilder().fileSystem(files).allowHostSocketAccess(true).build())
            .allowCreateThread(true).allowCreateProcess(true).processHandler(children)
            .option("python.PosixModuleBackend", "java").option("python.DontWriteBytecodeFlag", "false")
            .option("python.PyCachePrefix", compiledFolder.toString()).build();
        files.protect(Path.of(context.eval(PYTHON, "__import__('sys').base_prefix").asString()));
        return new PythonContext(context, Prelude.load(context), output, children);
    }

    /// Ends every context.
    @Override
    public void close() {
        engine.close(true);
    }
}
