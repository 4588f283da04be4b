package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.Places;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.CommandSyntaxException;
import dev.ixion.handler.NoHandlerException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command line. It never loads JavaFX.
public final class Cli {
    private final Places places;
    private final PrintStream out;
    private final PrintStream err;

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
        } catch (ProblemException badUsage) {
            err.println("✗ " + badUsage.problem().message());
            return ExitCode.BAD_USAGE;
        }
        Session session = new Session(options, places, out, err);
        CommandLine line = new CommandLine(new Root())
            .addSubcommand(new IxCommand(session))
            .addSubcommand(new AxCommand(session))
            .addSubcommand(new AsCommand(session))
            .addSubcommand(new HandlerCommands(session))
            .addSubcommand(new PulseCommands(session));
        return line
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
            .setUnmatchedOptionsArePositionalParams(true)
            .setParameterExceptionHandler((problem, args) -> badUsage(session, problem))
            .setExecutionExceptionHandler((failed, command, parsed) -> failed(session, failed))
            .execute(options.words().toArray(String[]::new));
    }

    private static int badUsage(Session session, ParameterException problem) {
        String name = problem.getCommandLine().getCommandSpec().qualifiedName();
        session.print(Problem.of(text("cli.bad-usage", String.valueOf(problem.getMessage()), name)));
        return ExitCode.BAD_USAGE;
    }

    private static int failed(Session session, Exception failed) throws Exception {
        if (!(failed instanceof ProblemException problem)) {
            throw failed;
        }
        session.print(problem.problem());
        return switch (problem) {
            case NoHandlerException _ -> ExitCode.NO_HANDLER;
            case CommandSyntaxException _ -> ExitCode.BAD_USAGE;
            default -> ExitCode.FAILED;
        };
    }

    /// The program itself.
    @Command(name = "ixion", resourceBundle = "dev.ixion.text.messages", description = "${bundle:cli.ixion}", mixinStandardHelpOptions = true, versionProvider = Version.class, footer = "${bundle:cli.footer}", synopsisSubcommandLabel = "COMMAND")
    private static final class Root {}
}
