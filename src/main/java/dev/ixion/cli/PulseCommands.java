package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.command.Command.Ix;
import dev.ixion.command.CommandSyntaxException;
import dev.ixion.command.CommandText;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobId;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.pulse.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `ixion pulse add|list|pause|resume|remove|history|run`.
@Command(name = "pulse", description = "${bundle:cli.pulse}", footer = "${bundle:cli.pulse.footer}")
final class PulseCommands {
    private final Session session;

    PulseCommands(Session session) {
        this.session = session;
    }

    @Command(name = "add", description = "${bundle:cli.pulse.add}")
    int add(
        @Parameters(arity = "1..*", paramLabel = "${bundle:cli.label.command}", description = "${bundle:cli.pulse.command}") List<String> words) {
        try (App app = session.open()) {
            Ix ix = CommandWords.absolute(app.parser().parseIx(CommandWords.line(words)));
            if (ix.preview()) {
                throw new CommandSyntaxException(text("cli.preview-is-no-job"), 1);
            }
            Schedule schedule = BadUsageException.reading(() -> Schedule.parse(ix.timing()));
            Job job = app.pulse().schedule(ix.withoutTiming(), schedule, "");
            if (session.json()) {
                session.print(Json.of(job));
            } else {
                session.print(text("cli.pulse.added", job.id(), time(job.due())));
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "${bundle:cli.pulse.list}")
    int list() {
        try (App app = session.open()) {
            List<Job> jobs = app.jobs().jobs(false);
            if (session.json()) {
                ArrayNode array = Json.array();
                jobs.forEach(job -> array.add(Json.of(job)));
                session.print(array);
            } else if (jobs.isEmpty()) {
                session.note(text("cli.pulse.none"));
            } else {
                Table table = new Table(text("cli.column.job"), text("cli.column.command"), text("cli.column.schedule"),
                    text("cli.column.next"));
                jobs.forEach(
                    job -> table.add(job.id().toString(), CommandText.shown(job.command()), job.schedule().words(),
                        job.paused() ? text("cli.pulse.paused") : time(job.due())));
                session.print(table.takeLines());
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "history", description = "${bundle:cli.pulse.history}")
    int history(
        @Parameters(arity = "0..1", paramLabel = "${bundle:cli.label.id}", description = "${bundle:cli.pulse.id}") Optional<Long> id,
        @Option(names = "--limit", paramLabel = "${bundle:cli.label.number}", defaultValue = "100", description = "${bundle:cli.pulse.limit}") int limit) {
        if (limit < 1) {
            throw new BadUsageException(Problem.of(text("cli.pulse.bad-limit", limit)));
        }
        try (App app = session.open()) {
            Optional<JobId> job = id.map(JobId::new);
            List<Execution> executions = app.jobs().executions(job, limit);
            if (executions.isEmpty() && job.isPresent() && app.jobs().job(job.get()).isEmpty()) {
                throw new ProblemException(Problem.of(text("pulse.no-job", job.get()),
                    Problem.detail("job", job.get())));
            }
            if (session.json()) {
                ArrayNode array = Json.array();
                executions.forEach(execution -> array.add(Json.of(execution)));
                session.print(array);
            } else if (executions.isEmpty()) {
                session.note(text("cli.pulse.no-history"));
            } else {
                Table table = new Table(text("cli.column.execution"), text("cli.column.job"),
                    text("cli.column.command"), text("cli.column.started"), text("cli.column.outcome"));
                executions.forEach(e -> table.add(e.id().toString(), e.job().toString(), CommandText.shown(e.command()),
                    time(e.started()), e.state().isOver() ? ForegroundRun.summary(e) : e.state().word()));
                session.print(table.takeLines());
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "pause", description = "${bundle:cli.pulse.pause}")
    int pause(@Parameters(paramLabel = "${bundle:cli.label.id}", description = "${bundle:cli.pulse.id}") long id) {
        return change(id, (app, job) -> app.pulse().pause(job), "cli.pulse.is-paused");
    }

    @Command(name = "resume", description = "${bundle:cli.pulse.resume}")
    int resume(@Parameters(paramLabel = "${bundle:cli.label.id}", description = "${bundle:cli.pulse.id}") long id) {
        return change(id, (app, job) -> app.pulse().resume(job), "cli.pulse.is-resumed");
    }

    @Command(name = "remove", description = "${bundle:cli.pulse.remove}")
    int remove(@Parameters(paramLabel = "${bundle:cli.label.id}", description = "${bundle:cli.pulse.id}") long id) {
        return change(id, (app, job) -> {
            app.pulse().remove(job);
            if (app.jobs().isRunning(job)) {
                session.note(text("cli.pulse.runs-on", id));
            }
        }, "cli.pulse.is-removed");
    }

    private int change(long id, BiConsumer<App, JobId> action, String done) {
        try (App app = session.open()) {
            action.accept(app, new JobId(id));
            if (session.json()) {
                session.print(Json.ofJob(id));
            } else {
                session.print(text(done, id));
            }
        }
        return ExitCode.DONE;
    }

    /// Runs what is due until the program is ended.
    @Command(name = "run", description = "${bundle:cli.pulse.run}")
    int run() throws InterruptedException {
        try (App app = session.open(); Subscription _ = app.pulse().onEvent(this::printEnd)) {
            CountDownLatch ended = new CountDownLatch(1);
            try (Subscription _ = session.onInterrupt(ended::countDown)) {
                app.start();
                session.note(text("cli.pulse.running", app.file()));
                ended.await();
            }
        }
        return ExitCode.DONE;
    }

    private void printEnd(PulseEvent event) {
        if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
            if (session.json()) {
                session.printLine(Json.of(execution));
            } else {
                session.print(CommandText.shown(execution.command()) + "  " + ForegroundRun.summary(execution));
            }
        }
    }

    private static String time(Optional<Instant> time) {
        return time.map(Table::time).orElse("–");
    }
}
