package dev.ixion.cli;

import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.app.SecretKeeping;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Subscription;
import dev.ixion.secret.SecretStore;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One call of the program: where it prints, and the application that it opens.
final class Session {
    private final GlobalOptions options;
    private final Places places;
    private final PrintStream out;
    private final PrintStream err;
    private final Interruption interruption;

    Session(GlobalOptions options, Places places, PrintStream out, PrintStream err, Interruption interruption) {
        this.options = options;
        this.places = places;
        this.out = out;
        this.err = err;
        this.interruption = interruption;
    }

    /// Opens the workspace that was named, else the one of the settings. The caller closes it.
    ///
    /// @throws dev.ixion.ats.ProblemException if that is not possible
    App open() {
        Config config = Config.load(places);
        return App.open(config, options.database().orElse(config.workspace()), places, InstantSource.system());
    }

    /// The user's secrets, whichever workspace is named.
    SecretStore secrets() {
        return SecretKeeping.of(places, System.getenv(), System.getProperty("os.name"), InstantSource.system());
    }

    boolean json() {
        return options.json();
    }

    void print(String line) {
        out.println(line);
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
    }

    void print(JsonNode json) {
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    /// One line of many, each a JSON text of its own.
    void printLine(JsonNode json) {
        out.println(JsonMapper.shared().writeValueAsString(json));
    }

    /// Standard output for much text; closing it writes what waits and leaves standard output open.
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(out, out.charset())) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    /// Until it is closed, the action is what happens when the user presses Ctrl+C.
    Subscription onInterrupt(Runnable end) {
        return interruption.by(end);
    }

    /// A word about how it goes, which is no result.
    void note(String line) {
        err.println(line);
    }

    /// A word about what goes on, for a person who waits at a terminal.
    void progress(String words) {
        if (!words.isEmpty() && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) {
            note(words);
        }
    }

    /// Asks a person at a terminal.
    ///
    /// @return whether that person agrees; false where there is none
    boolean confirm(String question) {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (json() || console.isEmpty()) {
            return false;
        }
        String answer = console.get().readLine("%s", question);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }

    /// An error, for the reader whom the options name.
    void print(Problem problem) {
        if (json()) {
            print(Json.of(problem));
        } else {
            err.println("✗ " + problem.message());
        }
    }
}
