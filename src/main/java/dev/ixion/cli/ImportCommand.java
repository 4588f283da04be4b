package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.exec.ImportFacts;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `ixion import FILE`: takes facts over from JSON lines.
@Command(name = "import", description = "${bundle:cli.import}", footer = "${bundle:cli.import.footer}")
final class ImportCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    private final Session session;

    @Parameters(paramLabel = "${bundle:cli.label.file}", description = "${bundle:cli.import.file}")
    private Path file = Path.of("");

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        try (InputStream in = open(); App app = session.open()) {
            CancelSignal cancel = new CancelSignal();
            ArrayNode refused = Json.array();
            ImportFacts.Report report;
            try (Subscription _ = session.onInterrupt(cancel::cancel)) {
                report = app.importFacts().run(in, name(), line -> refused(line, refused), cancel);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (session.json()) {
                session.print(Json.ofImport(report, refused, took));
            } else {
                if (report.refused() > MOST_SHOWN) {
                    session.note(text("cli.import.more", report.refused() - MOST_SHOWN));
                }
                session.print(text(report.refused() == 0 ? "cli.import.done" : "cli.import.partly", report.fresh(),
                    report.known(), report.refused(),
                    Table.seconds(took)));
            }
            return report.refused() == 0 ? ExitCode.DONE : ExitCode.FAILED;
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("cli.unreadable", file), Problem.detail("file", file)),
                unreadable);
        }
    }

    private boolean isStandardInput() {
        return file.toString().equals("-");
    }

    private String name() {
        return isStandardInput() ? "stdin" : String.valueOf(file.getFileName());
    }

    private InputStream open() throws IOException {
        return isStandardInput() ? System.in : Files.newInputStream(file);
    }

    private void refused(ImportFacts.Refused line, ArrayNode all) {
        if (session.json()) {
            all.addObject().put("line", line.line()).put("reason", line.reason());
        } else if (all.size() < MOST_SHOWN) {
            all.add(line.line());
            session.note(text("cli.import.refused", line.line(), line.reason()));
        }
    }
}
