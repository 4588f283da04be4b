package dev.ixion.cli;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Upkeep;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `ixion db check|backup|stats|compact`: looks after the workspace file.
@Command(name = "db", description = "${bundle:cli.db}")
final class DbCommands {
    private final Session session;

    DbCommands(Session session) {
        this.session = session;
    }

    @Command(name = "check", description = "${bundle:cli.db.check}")
    int check() {
        try (App app = session.open()) {
            Upkeep.Report report = app.upkeep().check(inTenths());
            if (session.json()) {
                session.print(Json.of(report));
            } else {
                session.print(report.faults());
                if (report.isClean()) {
                    session.print(text("cli.db.clean", counted("cli.facts", report.facts())));
                } else {
                    session.note(text("cli.db.faults", counted("cli.fault", report.faults().size())));
                }
            }
            return report.isClean() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private DoubleConsumer inTenths() {
        AtomicInteger told = new AtomicInteger();
        return done -> {
            int tenths = (int) (done * 10);
            if (tenths > told.getAndSet(tenths)) {
                session.progress(text("cli.db.checking", tenths * 10));
            }
        };
    }

    @Command(name = "backup", description = "${bundle:cli.db.backup}")
    int backup(
        @Parameters(paramLabel = "${bundle:cli.label.file}", description = "${bundle:cli.db.backup.file}") Path file) {
        try (App app = session.open()) {
            app.upkeep().backup(file.toAbsolutePath());
            if (session.json()) {
                session.print(Json.ofFile(file));
            } else {
                session.print(text("cli.db.copied", file));
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "stats", description = "${bundle:cli.db.stats}")
    int stats() {
        try (App app = session.open()) {
            Upkeep.Sizes sizes = app.upkeep().sizes();
            if (session.json()) {
                session.print(Json.of(sizes));
                return ExitCode.DONE;
            }
            Table table = new Table(text("cli.column.part"), text("cli.column.rows"), text("cli.column.size"));
            sizes.parts().forEach(part -> table.add(part.name(),
                part.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d", part.rows()), size(part.bytes())));
            session.print(table.takeLines());
            session.print(text("cli.db.size", app.file(), size(sizes.file()), size(sizes.journal())));
        }
        return ExitCode.DONE;
    }

    @Command(name = "compact", description = "${bundle:cli.db.compact}")
    int compact() {
        try (App app = session.open()) {
            long saved = app.upkeep().compact();
            if (session.json()) {
                session.print(Json.ofCompact(saved));
            } else {
                session.print(text("cli.db.compacted", size(saved)));
            }
        }
        return ExitCode.DONE;
    }

    /// A number of bytes as a person reads it.
    static String size(long bytes) {
        if (bytes < 1000) {
            return text("cli.size.bytes", bytes);
        }
        return bytes < 1_000_000
            ? text("cli.size.kilobytes", bytes / 1e3)
            : bytes < 1_000_000_000 ? text("cli.size.megabytes", bytes / 1e6) : text("cli.size.gigabytes", bytes / 1e9);
    }
}
