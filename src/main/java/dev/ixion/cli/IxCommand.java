package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.command.Command.Ix;
import dev.ixion.command.CommandSyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ixion ix ARGS…`: runs a command once, in the foreground.
@Command(name = "ix", description = "${bundle:cli.ix}", footer = "${bundle:cli.ix.footer}")
final class IxCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--preview", description = "${bundle:cli.ix.preview}")
    private boolean preview;

    @Parameters(arity = "1..*", paramLabel = "${bundle:cli.label.args}", description = "${bundle:cli.ix.args}")
    private List<String> words = List.of();

    IxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (App app = session.open()) {
            String command = CommandWords.line(words);
            Ix ix = app.parser().parseIx("ix " + command);
            if (!ix.timing().isEmpty()) {
                throw new CommandSyntaxException(text("cli.ix-repeats", command), 1);
            }
            ForegroundRun run = new ForegroundRun(session, app);
            return preview
                ? run.preview(() -> app.pulse().runNow(ix.asPreview().withoutTiming(), "command line"))
                : run.follow(() -> app.pulse().runNow("ix " + command, "command line"));
        }
    }
}
