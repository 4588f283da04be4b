package dev.ixion;

import dev.ixion.app.Places;
import dev.ixion.ats.ProblemException;
import dev.ixion.cli.Cli;
import dev.ixion.cli.GlobalOptions;
import dev.ixion.ui.Desktop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts the program: the desktop if no command is given, else the command line, which never loads JavaFX.
public final class Main {
    private static final int ENDED_EARLY = 4;
    private static final int SECONDS_TO_END = 10;

    private Main() {}

    public static void main(String[] arguments) {
        Places places = Places.ofPlatform();
        // Read by logback.xml, before the first logger is made.
        System.setProperty("ixion.logs", places.logs().toString());
        // Where GraalPy unpacks its standard library, in a folder of its own.
        System.setProperty("polyglot.engine.userResourceCache", places.cache().resolve("graalpy").toString());
        List<String> words = List.of(arguments);
        PrintStream out = stream(FileDescriptor.out, System.out);
        PrintStream err = stream(FileDescriptor.err, System.err);
        Optional<GlobalOptions> desktop = desktop(words);
        int code = desktop.isPresent()
            ? Desktop.open(desktop.get().database(), places, err)
            : commandLine(new Cli(places, out, err), words);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /// Present if no command is given. What is wrong with the arguments is for the command line to say.
    private static Optional<GlobalOptions> desktop(List<String> words) {
        try {
            return Optional.of(GlobalOptions.of(words)).filter(given -> given.words().isEmpty() && !given.json());
        } catch (ProblemException badUsage) {
            return Optional.empty();
        }
    }

    /// Runs a command. At Ctrl+C or a signal it is given some seconds to end in good order, and the program ends with the
    /// command's own exit code.
    private static int commandLine(Cli cli, List<String> words) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (cli.interrupt()) {
                int ended = code.completeOnTimeout(ENDED_EARLY, SECONDS_TO_END, TimeUnit.SECONDS).join();
                Runtime.getRuntime().halt(ended);
            }
        }, "ixion-signal"));
        code.complete(cli.run(words));
        return code.join();
    }

    /// Outside Windows a terminal understands UTF-8, whatever the locale of a cron job or container says.
    private static PrintStream stream(FileDescriptor descriptor, PrintStream standard) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset = windows ? standard.charset() : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}
