package dev.ixion.script.graal;

import dev.ixion.script.graal.border.Border;
import dev.ixion.script.graal.border.ChildProcesses;
import dev.ixion.script.graal.border.GuestFiles;
import dev.ixion.script.graal.border.NetBorder;
import dev.ixion.script.graal.border.OpenFiles;
import dev.ixion.script.graal.border.Scratches;
import dev.ixion.script.graal.net.BorderSelectorProvider;
import dev.ixion.script.graal.net.RunGroup;
import dev.ixion.script.graal.output.RunOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.io.IOAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes contexts that share compiled code. A script in one reaches no Java class and no native library, and of the
/// network, files and programs what its border lets through.
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
    static final int MOST_THREADS = 64;
    private static final Pattern LOCALE = Pattern.compile("LANG|LANGUAGE|LC_.*|TZ");
    private static final Path ZONES = Path.of("/usr/share/zoneinfo");
    private static final String ZONES_VARIABLE = "PYTHONTZPATH";

    private final Engine engine;
    private final GraalSettings settings;
    private final Scratches scratches;
    /// What tells of languages and times, and of nothing else.
    private final Map<String, String> environment;
    private final AtomicInteger numbers = new AtomicInteger();

    private PythonEngine(Engine engine, GraalSettings settings, Scratches scratches) {
        this.engine = engine;
        this.settings = settings;
        this.scratches = scratches;
        environment = new HashMap<>();
        settings.environment().forEach((name, value) -> {
            if (LOCALE.matcher(name).matches()) {
                environment.put(name, value);
            }
        });
        if (Files.isDirectory(ZONES)) {
            environment.putIfAbsent(ZONES_VARIABLE, ZONES.toString());
        }
    }

    /// Takes about a third of a second.
    ///
    /// @param scratches where runs put files for a while
    static PythonEngine create(GraalSettings settings, Scratches scratches) {
        // Without the Graal compiler, which a stock JDK does not have, each start would print a warning
        return new PythonEngine(Engine.newBuilder(PYTHON).option("engine.WarnInterpreterOnly", "false")
            .logHandler(new EngineLog()).build(), settings, scratches);
    }

    /// A context for a run with the usual modules imported; the first takes seconds. It keeps no compiled modules, for runs
    /// are many at a time: see [#compileAhead].
    PythonContext warmContext() {
        return make(context -> {
            context.prelude().warm();
            context.context().eval(PYTHON, "__import__('sys').dont_write_bytecode = True");
            // Now, since the run that gets the context is not to wait for the disk
            context.files().openScratch();
        }, true);
    }

    /// A context for a run, with nothing imported.
    PythonContext bareContext() {
        return make(context -> context.files().openScratch(), false);
    }

    /// A context that has just what is needed to compile.
    PythonContext compilingContext() {
        PythonContext context = make(_ -> {}, false);
        context.thread().end();
        return context;
    }

    /// Compiles what scripts of all kinds import, once for each cache folder, so that no run has to: what a run compiles
    /// by itself stays in memory for as long as the engine lives.
    ///
    /// @param goOn is asked before each module
    void compileAhead(BooleanSupplier goOn) {
        Path done = settings.compiledFolder().resolve("ahead-" + engine.getVersion());
        if (Files.exists(done)) {
            return;
        }
        PythonContext context = compilingContext();
        try {
            for (String module : AHEAD) {
                if (!goOn.getAsBoolean()) {
                    return;
                }
                importInto(context, module);
            }
            Files.createDirectories(settings.compiledFolder());
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

    /// One context at a time is made ready and may keep compiled modules: GraalPy shares a module's code between
    /// contexts, and two that write it at the same time disturb each other. It makes the group of a context's threads
    /// below that of the thread which makes the context.
    private synchronized PythonContext make(Consumer<PythonContext> preparation, boolean isWarm) {
        Border border = new Border();
        NetBorder net = new NetBorder(border);
        OpenFiles open = new OpenFiles();
        RunGroup group = new RunGroup("ixion-python-" + numbers.incrementAndGet(), net, open);
        return ContextThread.make(group, thread -> {
            PythonContext context = newContext(
                new PythonContext.Borders(border, net, new GuestFiles(border, open, scratches)), group, thread, isWarm);
            preparation.accept(context);
            return context;
        });
    }

    private PythonContext newContext(PythonContext.Borders borders, RunGroup group, ContextThread thread,
        boolean isWarm) {
        RunOutput output = new RunOutput();
        ChildProcesses children = new ChildProcesses(borders.border(), group.files(), output.out(), output.err());
        Context context = Context.newBuilder(PYTHON).engine(engine).in(InputStream.nullInputStream()).out(output.out())
            .err(output.err()).allowHostAccess(HostAccess.NONE).allowNativeAccess(false)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowEnvironmentAccess(EnvironmentAccess.NONE).environment(environment)
            .allowIO(IOAccess.newBuilder().fileSystem(borders.files())
                .allowHostSocketAccess(BorderSelectorProvider.isInstalled()).build())
            .allowCreateThread(true).allowCreateProcess(true).processHandler(children)
            .option("sandbox.MaxThreads", String.valueOf(MOST_THREADS))
            .option("python.PosixModuleBackend", "java").option("python.DontWriteBytecodeFlag", "false")
            .option("python.PyCachePrefix", settings.compiledFolder().toString()).build();
        borders.files()
            .protect(settings.ownFiles(Path.of(context.eval(PYTHON, "__import__('sys').base_prefix").asString())));
        return new PythonContext(context, Prelude.load(context, borders.files()), output, children, borders, group,
            thread, isWarm);
    }

    /// Ends every context.
    @Override
    public void close() {
        engine.close(true);
    }
}
