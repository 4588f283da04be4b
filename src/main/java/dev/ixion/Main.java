package dev.ixion;

import dev.ixion.app.Places;
import dev.ixion.cli.Cli;
import dev.ixion.cli.GlobalOptions;
import dev.ixion.ui.Desktop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Starts the program: the desktop if no command is given, else the command line, which never loads JavaFX.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Places places = Places.ofPlatform();
        // Read by logback.xml, before the first logger is made.
        System.setProperty("ixion.logs", places.logs().toString());
        List<String> words = List.of(arguments);
        PrintStream out = stream(FileDescriptor.out, System.out);
        PrintStream err = stream(FileDescriptor.err, System.err);
        int code = isDesktop(words)
            ? Desktop.open(GlobalOptions.of(words).database(), places, err)
            : new Cli(places, out, err).run(words);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static boolean isDesktop(List<String> arguments) {
        boolean onlyDatabase = (arguments.size() == 2 && arguments.getFirst().equals("--db"))
            || (arguments.size() == 1 && arguments.getFirst().startsWith("--db="));
        return arguments.isEmpty() || onlyDatabase;
    }

    /// Outside Windows a terminal understands UTF-8, whatever the locale of a cron job or container says.
    private static PrintStream stream(FileDescriptor descriptor, PrintStream standard) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset = windows ? standard.charset() : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}
