package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.Places;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.CommandSyntaxException;
import dev.ixion.handler.NoHandlerException;
import dev.ixion.run.RunCancelledException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The command line. It never loads JavaFX.
public final class Cli {
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);
    /// Where all that follows the first word belongs to a handler, options and all.
    private static final Set<String> OWN_OPTIONS = Set.of("ixion ix", "ixion pulse add");

    private final Places places;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption = new Interruption();

    public Cli(Places places, PrintStream out, PrintStream err) {
        this.places = places;
        this.out = out;
        this.err = err;
    }

    /// Does what the arguments say and waits for it.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 bad usage, 3 no handler, 4 timed out or cancelled
    public int run(List<String> arguments) {
        GlobalOptions options;
        try {
            options = GlobalOptions.of(arguments);
        } catch (BadUsageException badUsage) {
            GlobalOptions usable = new GlobalOptions(Optional.empty(), GlobalOptions.wantJson(arguments), List.of());
            new Session(usable, places, out, err, interruption).print(badUsage.problem());
            return ExitCode.BAD_USAGE;
        }
        Session session = new Session(options, places, out, err, interruption);
        return commands(session)
            .setOut(new PrintWriter(out, true, out.charset()))
            .setErr(new PrintWriter(err, true, err.charset()))
            .setExpandAtFiles(false)
            .setParameterExceptionHandler((problem, _) -> badUsage(session, problem))
            .setExecutionExceptionHandler((failed, _, _) -> failed(session, failed))
            .execute(withHelp(options.words()).toArray(String[]::new));
    }

    /// Ends what [#run] is doing, as far as it can be ended; it then returns soon. Any thread may call it.
    ///
    /// @return false if nothing is going on that needs to be ended in good order
    public boolean interrupt() {
        return interruption.interrupt();
    }

    private static CommandLine commands(Session session) {
        CommandLine line = new CommandLine(new Root())
            .addSubcommand(new IxCommand(session))
            .addSubcommand(new AxCommand(session))
            .addSubcommand(new AsCommand(session))
            .addSubcommand(new ImportCommand(session))
            .addSubcommand(new ExportCommand(session))
            .addSubcommand(new HandlerCommands(session))
            .addSubcommand(new PulseCommands(session))
            .addSubcommand(new SecretCommands(session))
            .addSubcommand(new DbCommands(session));
        withSubcommands(line).map(CommandLine::getCommandSpec).forEach(command -> {
            command.addOption(OptionSpec
                .builder("-h", "--help").usageHelp(true).description(text("cli.help")).build());
            command.usageMessage().synopsisHeading(text("cli.usage") + " ").commandListHeading(text("cli.commands"))
                .synopsisSubcommandLabel(text("cli.label.command"));
        });
        line.getCommandSpec().addOption(OptionSpec
            .builder("-V", "--version").versionHelp(true).description(text("cli.version")).build());
        withSubcommands(line).filter(command -> OWN_OPTIONS.contains(command.getCommandSpec().qualifiedName()))
            .forEach(command -> command.setStopAtPositional(true));
        return line;
    }

    private static Stream<CommandLine> withSubcommands(CommandLine line) {
        return Stream.concat(Stream.of(line),
            line.getSubcommands().values().stream().flatMap(Cli::withSubcommands));
    }

    /// `ixion help ax` is `ixion ax --help`.
    private static List<String> withHelp(List<String> words) {
        return words.isEmpty() || !words.getFirst().equals("help")
            ? words
            : Stream.concat(words.stream().skip(1), Stream.of("--help")).toList();
    }

    private static int badUsage(Session session, ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        session.print(Problem.of(UsageText.of(problem)));
        if (UsageText.isCommandMissing(problem) && !session.json()) {
            line.usage(line.getErr());
        }
        return ExitCode.BAD_USAGE;
    }

    private static int failed(Session session, Exception failed) {
        if (failed instanceof RunCancelledException) {
            session.print(Problem.of(text("cli.cancelled")));
            return ExitCode.ENDED_EARLY;
        }
        if (!(failed instanceof ProblemException problem)) {
            LOG.error("The command failed unexpectedly", failed);
            session.print(Problem.of(text("pulse.unexpected", failed.getClass().getSimpleName())));
            return ExitCode.FAILED;
        }
        session.print(problem.problem());
        if (!session.json()) {
            hint(problem).ifPresent(session::note);
        }
        return switch (problem) {
            case NoHandlerException _ -> ExitCode.NO_HANDLER;
            case CommandSyntaxException _,BadUsageException _ -> ExitCode.BAD_USAGE;
            default -> ExitCode.FAILED;
        };
    }

    /// What to type next.
    private static Optional<String> hint(ProblemException problem) {
        return problem instanceof NoHandlerException
            ? problem.problem().detail(Problem.SCRIPT_TYPE).map(type -> text("cli.no-handler-hint", type))
            : problem.problem().detail(Problem.NEEDS_SECRET).map(secret -> text("cli.no-secret-hint", secret));
    }

    /// The program itself.
    @Command(name = "ixion", resourceBundle = "dev.ixion.text.messages", description = "${bundle:cli.ixion}", versionProvider = Version.class, footer = "${bundle:cli.footer}")
    private static final class Root {}
}
