package dev.ixion.store;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Listeners;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Subscription;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Execution.Outcome;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobId;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import dev.ixion.pulse.Schedule;
import dev.ixion.run.OutputLine;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jobs and executions in SQLite.
final class SqliteJobStore implements JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJobStore.class);
    private static final String JOB = "SELECT * FROM job ";
    private static final String EXECUTION = "SELECT e.*, j.command, j.origin FROM execution e JOIN job j ON j.id = e.job ";
    /// One look-up in the index for each job of the origin.
    static final String LATEST = EXECUTION + """
        WHERE e.id = (SELECT max((SELECT r.id FROM execution r WHERE r.job = o.id
                                    AND r.state NOT IN ('skipped', 'missed') ORDER BY r.id DESC LIMIT 1))
                      FROM job o WHERE o.origin = ?)""";

    private final Database database;
    private final Runnable factsBecameVisible;
    private final Listeners<JobStore> listeners = new Listeners<>();
    /// Those that were logged.
    private final Set<Long> unreadableJobs = ConcurrentHashMap.newKeySet();

    SqliteJobStore(Database database, Runnable factsBecameVisible) {
        this.database = database;
        this.factsBecameVisible = factsBecameVisible;
    }

    @Override
    public Job add(String command, Schedule schedule, Instant due, String origin, Instant now) {
        Job job = database.write(sql -> {
            if (!origin.isEmpty()) {
                sql.update("UPDATE job SET removed = 1, due = NULL WHERE origin = ? AND schedule <> '' AND NOT removed",
                    origin);
            }
            long id = insertJob(sql, command, schedule, Optional.of(due), origin, now);
            return sql.first(JobRows::job, JOB + "WHERE id = ?", id).orElseThrow();
        });
        tellChanged();
        return job;
    }

    @Override
    public Execution addStarted(String command, String origin, String owner, Instant now) {
        Execution execution = database.write(sql -> {
            long job = insertJob(sql, command, new Schedule.Once(), Optional.empty(), origin, now);
            return insertQueued(sql, job, now, owner);
        });
        tellChanged();
        return execution;
    }

    @Override
    public Optional<Execution> addExecution(JobId job, String owner, Instant now) {
        Optional<Execution> execution = database.write(sql -> {
            if (sql.number("SELECT count(*) FROM job WHERE id = ? AND NOT removed", job.value()) == 0) {
                return Optional.empty();
            }
            Instant due = now;
            while (hasExecution(sql, job.value(), due)) {
                due = due.plus(1, ChronoUnit.MICROS);
            }
            return Optional.of(insertQueued(sql, job.value(), due, owner));
        });
        tellChanged();
        return execution;
    }

    private static boolean hasExecution(Sql sql, long job, Instant due) throws SQLException {
        return sql.number("SELECT count(*) FROM execution WHERE job = ? AND due = ?", job, due) > 0;
    }

    private static long insertJob(Sql sql, String command, Schedule schedule, Optional<Instant> due, String origin,
        Instant now) throws SQLException {
        sql.update("INSERT INTO job (command, schedule, due, origin, created) VALUES (?, ?, ?, ?, ?)",
            command, schedule.words(), due, origin, now);
        return sql.number("SELECT last_insert_rowid()");
    }

    private static Execution insertQueued(Sql sql, long job, Instant due, String owner) throws SQLException {
        sql.update("INSERT INTO execution (job, due, state, owner) VALUES (?, ?, ?, ?)", job, due,
            ExecutionState.QUEUED.word(), owner);
        return inserted(sql);
    }

    /// An execution that is over, as it never ran.
    private static Execution insertPassed(Sql sql, long job, Instant due, Claim claim, String owner, Instant now)
        throws SQLException {
        sql.update("INSERT INTO execution (job, due, state, owner, ended, error) VALUES (?, ?, ?, ?, ?, ?)", job, due,
            claim.state().word(), owner, now, claim.reason().map(JobRows::toJson));
        return inserted(sql);
    }

    private static Execution inserted(Sql sql) throws SQLException {
        long id = sql.number("SELECT last_insert_rowid()");
        return sql.first(JobRows::execution, EXECUTION + "WHERE e.id = ?", id).orElseThrow();
    }

    @Override
    public List<Job> jobs(boolean withOneOffs) {
        String which = withOneOffs ? "" : "AND (schedule <> '' OR due IS NOT NULL OR paused) ";
        return readable(JOB + "WHERE NOT removed " + which + "ORDER BY id DESC");
    }

    @Override
    public Optional<Job> job(JobId id) {
        return database.read(sql -> sql.first(JobRows::job, JOB + "WHERE id = ? AND NOT removed", id.value()));
    }

    @Override
    public Optional<Job> repeating(String origin) {
        return database.read(sql -> sql.first(JobRows::job,
            JOB + "WHERE origin = ? AND schedule <> '' AND NOT removed ORDER BY id DESC", origin));
    }

    @Override
    public List<Job> due(Instant now) {
        return readable(JOB + "WHERE due <= ? AND NOT removed ORDER BY due, id", now);
    }

    /// One job that cannot be read, as where another program or another version wrote it, must not stop the others.
    private List<Job> readable(String query, Object... values) {
        return database.read(sql -> sql.list(this::readable, query, values)).stream().flatMap(Optional::stream)
            .toList();
    }

    private Optional<Job> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(JobRows.job(row));
        } catch (ProblemException unreadable) {
            long id = row.getLong("id");
            if (unreadableJobs.add(id)) {
                LOG.error("Job {} cannot be read and is left out", id, unreadable);
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.read(sql -> sql.first(row -> Sql.instant(row, "due"),
            "SELECT due FROM job WHERE due IS NOT NULL AND NOT removed ORDER BY due LIMIT 1"))
            .flatMap(due -> due);
    }

    @Override
    public Optional<Execution> claim(Job job, Claim claim, String owner, Instant now) {
        Instant due = job.due().orElseThrow();
        Optional<Execution> execution = database.write(sql -> {
            boolean mine = sql.update("UPDATE job SET due = ? WHERE id = ? AND due = ? AND NOT removed", claim.next(),
                job.id().value(), due) == 1;
            if (!mine || hasExecution(sql, job.id().value(), due)) {
                return Optional.empty();
            }
            return Optional.of(claim.state().isOver()
                ? insertPassed(sql, job.id().value(), due, claim, owner, now)
                : insertQueued(sql, job.id().value(), due, owner));
        });
        tellChanged();
        return execution;
    }

    @Override
    public void started(ExecutionId id, Instant when) {
        if (!change("UPDATE execution SET state = 'running', started = ? WHERE id = ? AND state = 'queued'", when,
            id.value())) {
            throw StoreErrors.takenForDead(id);
        }
    }

    @Override
    public void ranBy(ExecutionId id, RanBy ranBy) {
        change("UPDATE execution SET handler = ?, version = ?, code = ? WHERE id = ?", ranBy.handler(),
            ranBy.version().isPresent() ? Optional.of(ranBy.version().getAsInt()) : Optional.empty(),
            ranBy.code().map(code -> code.value()), id.value());
    }

    @Override
    public void ended(ExecutionId id, Instant when, ExecutionState state, Outcome outcome) {
        boolean open = database.writeLasting(sql -> {
            // First, so that facts are published only by a run that nobody has ended: theirs may be dropped already
            boolean mine = sql.update(
                """
                    UPDATE execution SET state = ?, ended = ?, new_facts = ?, known_facts = ?, error = ?, result = ?, usage = ?
                    WHERE id = ? AND state IN ('queued', 'running')""",
                state.word(), when, outcome.newFacts(),
                outcome.knownFacts(), outcome.error().map(JobRows::toJson), outcome.result(),
                outcome.usage().map(JobRows::toJson),
                id.value()) == 1;
            if (mine && state == ExecutionState.SUCCEEDED) {
                Batches.publishOf(sql, id.value(), when);
            }
            return mine;
        });
        if (!open) {
            throw StoreErrors.takenForDead(id);
        }
        tellChanged();
        if (state == ExecutionState.SUCCEEDED && outcome.newFacts() > 0) {
            factsBecameVisible.run();
        }
    }

    @Override
    public void appendOutput(ExecutionId id, List<OutputLine> lines) {
        database.write(sql -> {
            long next = sql.number("SELECT max(line) FROM output WHERE execution = ?", id.value()) + 1;
            for (OutputLine line : lines) {
                sql.update("INSERT INTO output (execution, line, error, text) VALUES (?, ?, ?, ?)", id.value(), next++,
                    line.error(), line.text());
            }
            return next;
        });
    }

    @Override
    public int dropOutput(Instant endedBefore, int most) {
        return database.write(sql -> sql.update("""
            DELETE FROM output WHERE (execution, line) IN (
              SELECT o.execution, o.line FROM execution e JOIN output o ON o.execution = e.id
              WHERE e.ended < ? LIMIT ?)""", endedBefore, most));
    }

    @Override
    public List<OutputLine> output(ExecutionId id) {
        return database.read(sql -> sql.list(row -> new OutputLine(row.getBoolean("error"), row.getString("text")),
            "SELECT error, text FROM output WHERE execution = ? ORDER BY line", id.value()));
    }

    @Override
    public Optional<Execution> execution(ExecutionId id) {
        return database.read(sql -> sql.first(JobRows::execution, EXECUTION + "WHERE e.id = ?", id.value()));
    }

    @Override
    public List<Execution> executions(Optional<JobId> job, int limit) {
        return database.read(sql -> job.isPresent()
            ? sql.list(JobRows::execution, EXECUTION + "WHERE e.job = ? ORDER BY e.id DESC LIMIT ?",
                job.get().value(), limit)
            : sql.list(JobRows::execution, EXECUTION + "ORDER BY e.id DESC LIMIT ?", limit));
    }

    @Override
    public Optional<Execution> latest(String origin) {
        return database.read(sql -> sql.first(JobRows::execution,
            LATEST, origin));
    }

    @Override
    public boolean isRunning(JobId job) {
        return database.read(sql -> sql.number(
            "SELECT count(*) FROM execution WHERE job = ? AND state IN ('queued', 'running')", job.value())) > 0;
    }

    @Override
    public boolean setPaused(JobId id, boolean paused, Optional<Instant> due) {
        return change("UPDATE job SET paused = ?, due = ? WHERE id = ? AND NOT removed", paused, due, id.value());
    }

    @Override
    public boolean remove(JobId id) {
        return change("UPDATE job SET removed = 1, due = NULL WHERE id = ? AND NOT removed", id.value());
    }

    private boolean change(String statement, Object... values) {
        boolean changed = database.write(sql -> sql.update(statement, values)) == 1;
        tellChanged();
        return changed;
    }

    @Override
    public int interruptOrphans(Predicate<String> isAlive, Instant now) {
        List<String> dead = database.read(sql -> sql.list(row -> row.getString(1),
            "SELECT DISTINCT owner FROM execution WHERE state IN ('queued', 'running')"))
            .stream().filter(isAlive.negate()).toList();
        int interrupted = 0;
        for (String owner : dead) {
            interrupted += database.write(sql -> sql.update("UPDATE execution SET state = 'interrupted', ended = ? "
                + "WHERE owner = ? AND state IN ('queued', 'running')", now, owner));
        }
        if (interrupted > 0) {
            tellChanged();
        }
        HiddenFacts.sweep(database, isAlive);
        return interrupted;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(store -> listener.run());
    }

    void tellChanged() {
        listeners.tell(this);
    }
}
