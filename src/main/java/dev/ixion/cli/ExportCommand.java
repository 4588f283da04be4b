package dev.ixion.cli;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Query;
import dev.ixion.ats.Subscription;
import dev.ixion.exec.ExportFacts;
import dev.ixion.exec.FactFormat;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ixion export QUERY… --out FILE`: writes facts into a file.
@Command(name = "export", description = "${bundle:cli.export}", footer = "${bundle:cli.export.footer}")
final class ExportCommand implements Callable<Integer> {
    enum Format {
        csv, jsonl, sql
    }

    private final Session session;

    @Option(names = "--out", required = true, paramLabel = "${bundle:cli.label.file}", description = "${bundle:cli.export.out}")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "${bundle:cli.label.format}", description = "${bundle:cli.export.format}")
    private Optional<Format> format = Optional.empty();

    @Option(names = "--force", description = "${bundle:cli.export.force}")
    private boolean force;

    @Parameters(arity = "0..*", paramLabel = "${bundle:cli.label.query}", description = "${bundle:cli.ax.query}")
    private List<String> words = List.of();

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        FactFormat as = format.map(given -> FactFormat.valueOf(given.name().toUpperCase(Locale.ROOT)))
            .or(() -> isStandardOutput() ? Optional.of(FactFormat.JSONL) : FactFormat.of(file))
            .orElseThrow(() -> new BadUsageException(Problem.of(text("cli.export.no-format", file))));
        CancelSignal cancel = new CancelSignal();
        try (App app = session.open(); Subscription _ = session.onInterrupt(cancel::cancel)) {
            if (!(CommandWords.query(app.parser(), words) instanceof Query.Facts query)) {
                throw new BadUsageException(Problem.of(text("cli.export.counts")));
            }
            ExportFacts export = app.exportFacts();
            if (isStandardOutput()) {
                try (Writer out = session.writer()) {
                    export.toText(query, as, out, cancel);
                }
                return ExitCode.DONE;
            }
            long written = export.toFile(query, as, file, force, cancel);
            if (session.json()) {
                session.print(Json.ofExport(file, written));
            } else {
                session.print(text("cli.export.done", counted("cli.facts", written), file));
            }
            return ExitCode.DONE;
        }
    }

    private boolean isStandardOutput() {
        return file.toString().equals("-");
    }
}
