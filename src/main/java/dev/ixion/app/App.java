package dev.ixion.app;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Upkeep;
import dev.ixion.canvas.CanvasStore;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.Allowances;
import dev.ixion.exec.CommandRunner;
import dev.ixion.exec.ExportFacts;
import dev.ixion.exec.GrantPermissions;
import dev.ixion.exec.ImportFacts;
import dev.ixion.exec.LooseScripts;
import dev.ixion.exec.Previews;
import dev.ixion.exec.RecallHandler;
import dev.ixion.exec.SaveHandler;
import dev.ixion.handler.Desk;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.Router;
import dev.ixion.ingest.Ingestor;
import dev.ixion.ingest.git.GitIngestor;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.Owner;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseSettings;
import dev.ixion.script.ScriptRuntime;
import dev.ixion.script.graal.GraalScriptRuntime;
import dev.ixion.script.graal.GraalSettings;
import dev.ixion.secret.SecretStore;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// The application without its screen: builds every service, starts them, and closes them in reverse order.
public final class App implements AutoCloseable {
    private final Config config;
    private final Workspace workspace;
    private final GraalScriptRuntime scripts;
    private final Handlers handlers;
    private final CommandParser parser;
    private final Pulse pulse;
    private final SecretStore secrets;

    /// All that is about handlers.
    private record Handlers(HandlerRegistry registry, Router router, RecallHandler recall, GrantPermissions grants,
        Desk desk) {}

    private App(Config config, Workspace workspace, GraalScriptRuntime scripts, Handlers handlers, CommandParser parser,
        Pulse pulse, SecretStore secrets) {
        this.config = config;
        this.workspace = workspace;
        this.scripts = scripts;
        this.handlers = handlers;
        this.parser = parser;
        this.pulse = pulse;
        this.secrets = secrets;
    }

    /// Opens a workspace file and builds what works on it. Nothing runs yet.
    ///
    /// @throws ProblemException if the file cannot be opened, or the folder for the user's data, where it is in that, cannot
    /// be made
    public static App open(Config config, Path file, Places places, InstantSource clock) {
        if (places.data().equals(file.getParent())) {
            makeDataFolder(places.data());
        }
        Workspace workspace = Workspace.open(file, clock);
        try {
            return open(config, workspace, places, clock);
        } catch (ProblemException failed) {
            workspace.close();
            throw failed;
        }
    }

    private static App open(Config config, Workspace workspace, Places places, InstantSource clock) {
        ZoneId zone = ZoneId.systemDefault();
        GraalScriptRuntime scripts = new GraalScriptRuntime(new GraalSettings(places.cache().resolve("python"),
            config.pythonContexts(), System.getenv(),
            List.of(places.config(), places.data(), places.cache(), places.logs()),
            List.of(workspace.file())));
        List<Ingestor> ingestors = List.of(new GitIngestor(places.cache().resolve("git")));
        Desk desk = new Desk(places.data().resolve("desk"));
        HandlerRegistry registry = new HandlerRegistry(workspace.attestations());
        Handlers handlers = new Handlers(registry, new Router(registry, Set.of("git")),
            new RecallHandler(registry, workspace.attestations(), clock),
            new GrantPermissions(registry, workspace.attestations(), desk, config.scripts().own(), user(), clock),
            desk);
        SecretStore secrets = SecretKeeping.of(places, System.getenv(), System.getProperty("os.name"), clock);
        CommandParser parser = new CommandParser(clock, zone);
        CommandRunner runner = new CommandRunner(parser, handlers.router(), workspace.attestations(), scripts,
            ingestors, new Allowances(config.scripts(), handlers.grants(), secrets::get));
        Pulse pulse = new Pulse(workspace.jobs(), runner,
            new PulseSettings(config.pulseWorkers(), Owner.self(), clock, zone, config.keepOutput()));
        pulse.sweep();
        return new App(config, workspace, scripts, handlers, parser, pulse, secrets);
    }

    private static void makeDataFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new ProblemException(Problem.of(text("app.no-data-folder", folder)), failed);
        }
    }

    /// Starts Pulse, so that scheduled jobs run, and warms Python up in the background.
    public void start() {
        scripts.warmUp();
        pulse.start();
    }

    public Config config() {
        return config;
    }

    public Path file() {
        return workspace.file();
    }

    /// Who is at the desk, as what is saved here says it.
    public String author() {
        return user();
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    public AttestationStore attestations() {
        return workspace.attestations();
    }

    public JobStore jobs() {
        return workspace.jobs();
    }

    public Upkeep upkeep() {
        return workspace.upkeep();
    }

    public CanvasStore canvas() {
        return workspace.canvas();
    }

    public ScriptRuntime scripts() {
        return scripts;
    }

    public HandlerRegistry handlers() {
        return handlers.registry();
    }

    public Router router() {
        return handlers.router();
    }

    public CommandParser parser() {
        return parser;
    }

    public Pulse pulse() {
        return pulse;
    }

    /// The user's secrets; they are the same in every workspace.
    public SecretStore secrets() {
        return secrets;
    }

    public SaveHandler saveHandler() {
        return new SaveHandler(handlers.registry(), scripts, handlers.desk());
    }

    public RecallHandler recallHandler() {
        return handlers.recall();
    }

    public GrantPermissions grantPermissions() {
        return handlers.grants();
    }

    public LooseScripts looseScripts() {
        return new LooseScripts(workspace.attestations(), handlers.desk());
    }

    public Previews previews() {
        return new Previews(workspace.attestations(), workspace.jobs(), parser);
    }

    public ImportFacts importFacts() {
        return new ImportFacts(workspace.attestations());
    }

    public ExportFacts exportFacts() {
        return new ExportFacts(workspace.attestations());
    }

    /// Ends Pulse with what it runs, then Python, then closes the file.
    @Override
    public void close() {
        try (workspace; scripts) {
            pulse.close();
        }
    }
}
