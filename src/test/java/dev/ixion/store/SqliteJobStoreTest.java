package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Problem;
import dev.ixion.pulse.CronExpression;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobId;
import dev.ixion.pulse.JobStore;
import dev.ixion.pulse.RanBy;
import dev.ixion.pulse.Schedule;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunUsage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final Schedule HOURLY = new Schedule.Every(Duration.ofHours(1));

    private final Workspace workspace;
    private final JobStore jobs;

    SqliteJobStoreTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), new HandClock(NOW.toString()));
        jobs = workspace.jobs();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void keepsJobsWithTheirSchedules() {
        Schedule cron = new Schedule.Cron(new CronExpression("0 6 * * 1-5"), Optional.of(ZoneId.of("Asia/Tokyo")));
        Job job = jobs.add("ix webhook 'a b'", cron, NOW.plusSeconds(5), "glyph", NOW);

        assertThat(job).isEqualTo(new Job(job.id(), "ix webhook 'a b'", cron, Optional.of(NOW.plusSeconds(5)), false,
            "glyph", NOW));
        assertThat(jobs.job(job.id())).contains(job);
        assertThat(jobs.nextDue()).contains(NOW.plusSeconds(5));
    }

    @Test
    void listsJobsNewestFirstAndOneOffsOnlyIfAsked() {
        Job first = jobs.add("ix a", HOURLY, NOW, "", NOW);
        Job once = jobs.add("ix b", new Schedule.Once(), NOW, "", NOW);
        Execution ran = jobs.addStarted("ix c", "", "me", NOW);
        Job third = jobs.add("ix d", HOURLY, NOW, "", NOW);

        assertThat(jobs.jobs(false)).containsExactly(third, once, first);
        assertThat(jobs.jobs(true)).extracting(Job::id).containsExactly(third.id(), ran.job(), once.id(), first.id());
        jobs.remove(third.id());
        jobs.setPaused(first.id(), true, Optional.empty());
        assertThat(jobs.jobs(false)).extracting(Job::id).containsExactly(once.id(), first.id());
        assertThat(jobs.jobs(false).getLast().paused()).isTrue();
    }

    @Test
    void givesWhatIsDueTheEarliestFirst() {
        Job later = jobs.add("ix a", HOURLY, NOW.plusSeconds(2), "", NOW);
        Job sooner = jobs.add("ix b", HOURLY, NOW.plusSeconds(1), "", NOW);
        jobs.add("ix c", HOURLY, NOW.plusSeconds(3), "", NOW);

        assertThat(jobs.due(NOW)).isEmpty();
        assertThat(jobs.due(NOW.plusSeconds(2))).containsExactly(sooner, later);
    }

    @Test
    void letsADueTimeBeClaimedOnce() {
        Job job = jobs.add("ix a", HOURLY, NOW, "", NOW);
        JobStore.Claim claim = new JobStore.Claim(Optional.of(NOW.plusSeconds(3600)), ExecutionState.QUEUED);

        Optional<Execution> mine = jobs.claim(job, claim, "me", NOW.plusSeconds(1));

        assertThat(mine).hasValueSatisfying(e -> assertThat(e.due()).isEqualTo(NOW));
        assertThat(jobs.claim(job, claim, "you", NOW.plusSeconds(1))).isEmpty();
        assertThat(jobs.executions(Optional.empty(), 10)).hasSize(1);
        assertThat(jobs.job(job.id()).flatMap(Job::due)).contains(NOW.plusSeconds(3600));
    }

    @Test
    void runsAJobAsOftenAsAskedInOneMoment() {
        Job job = jobs.add("ix a", HOURLY, NOW, "", NOW);

        Optional<Execution> first = jobs.addExecution(job.id(), "me", NOW);
        Optional<Execution> second = jobs.addExecution(job.id(), "me", NOW);

        assertThat(first).isPresent();
        assertThat(second).isPresent();
        assertThat(jobs.executions(Optional.of(job.id()), 10)).hasSize(2);
        assertThat(jobs.addExecution(new JobId(99), "me", NOW)).isEmpty();
    }

    @Test
    void keepsHowAnExecutionWent() {
        Execution queued = jobs.addStarted("ix a", "glyph", "me", NOW);
        assertThat(jobs.isRunning(queued.job())).isTrue();
        jobs.started(queued.id(), NOW.plusSeconds(1));
        jobs.ranBy(queued.id(), new RanBy("webhook", OptionalInt.of(3), Optional.of(new Asid("AS" + "1".repeat(32)))));
        Problem problem = new Problem("Bad \"row\"", List.of("line=7", "a=b=c"), "Traceback\n  …");
        jobs.ended(queued.id(), NOW.plusSeconds(2), ExecutionState.FAILED,
            new Execution.Outcome(0, 4, Optional.of(problem), Optional.empty()));

        assertThat(jobs.execution(queued.id())).contains(new Execution(queued.id(), queued.job(), "ix a", "glyph", NOW,
            Optional.of(NOW.plusSeconds(1)), Optional.of(NOW.plusSeconds(2)), ExecutionState.FAILED,
            Optional.of(new RanBy("webhook", OptionalInt.of(3), Optional.of(new Asid("AS" + "1".repeat(32))))),
            new Execution.Outcome(0, 4, Optional.of(problem), Optional.empty())));
        assertThat(jobs.isRunning(queued.job())).isFalse();
    }

    @Test
    void listsTheNewestExecutions() {
        Execution a = jobs.addStarted("ix a", "g", "me", NOW);
        Execution b = jobs.addStarted("ix b", "g", "me", NOW);
        Execution c = jobs.addStarted("ix c", "h", "me", NOW);

        assertThat(jobs.executions(Optional.empty(), 2)).containsExactly(c, b);
        assertThat(jobs.executions(Optional.of(a.job()), 2)).containsExactly(a);
        assertThat(jobs.latest("g")).contains(b);
        assertThat(jobs.latest("none")).isEmpty();
    }

    @Test
    void takesWhatRanLastForTheNewestNotWhatWasSkipped() {
        Job job = jobs.add("ix a", HOURLY, NOW, "g", NOW);
        Execution running = jobs.addExecution(job.id(), "me", NOW.minusSeconds(1)).orElseThrow();
        jobs.claim(job, new JobStore.Claim(Optional.empty(), ExecutionState.SKIPPED), "me", NOW);

        assertThat(jobs.executions(Optional.of(job.id()), 10)).hasSize(2);
        assertThat(jobs.latest("g")).contains(running);
    }

    @Test
    void findsTheNewestOfAGlyphWithoutSortingAllItsRuns() throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + workspace.file());
            PreparedStatement query = plain.prepareStatement("EXPLAIN QUERY PLAN " + SqliteJobStore.LATEST);
            ResultSet steps = query.executeQuery()) {
            while (steps.next()) {
                plan.add(steps.getString("detail"));
            }
        }
        assertThat(plan).noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"))
            .anyMatch(step -> step.contains("execution_job"));
    }

    @Test
    void putsAJobInPlaceOfTheOneThatRepeatedForItsOrigin() {
        Job old = jobs.add("ix a", HOURLY, NOW, "g", NOW);
        Job other = jobs.add("ix a", HOURLY, NOW, "h", NOW);

        Job next = jobs.add("ix b", HOURLY, NOW, "g", NOW);

        assertThat(jobs.jobs(true)).containsExactly(next, other);
        assertThat(jobs.job(old.id())).isEmpty();
    }

    @Test
    void readsWhatAnOlderProgramNotedOfARunsUse() throws SQLException {
        Execution execution = jobs.addStarted("ix a", "", "me", NOW);
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + workspace.file());
            PreparedStatement older = plain.prepareStatement("UPDATE execution SET usage = ? WHERE id = ?")) {
            older.setString(1,
                """
                    {"cpu":"PT0.3S","memory":12,"output":3,"facts":4,"processes":5,"reached":["net:a"],"refused":["env:B"]}""");
            older.setLong(2, execution.id().value());
            older.executeUpdate();
        }

        assertThat(jobs.execution(execution.id()).flatMap(kept -> kept.outcome().usage())).contains(new RunUsage(
            Duration.ofMillis(300), 12, 3, 4, 5, 0, new RunUsage.Access(List.of("net:a"), List.of("env:B"))));
    }

    @Test
    void keepsWhatARunUsed() {
        RunUsage usage = new RunUsage(Duration.ofMillis(300), 12, 3, 4, 5, 6,
            new RunUsage.Access(List.of("net:a"), List.of("env:B")));
        Execution execution = jobs.addStarted("ix a", "", "me", NOW);
        jobs.ended(execution.id(), NOW, ExecutionState.FAILED, Execution.Outcome.NONE.using(Optional.of(usage)));

        assertThat(jobs.execution(execution.id()).flatMap(kept -> kept.outcome().usage())).contains(usage);
    }

    @Test
    void leavesOutAJobThatCannotBeReadAndGoesOnWithTheOthers() throws SQLException {
        Job bad = jobs.add("ix a", HOURLY, NOW, "", NOW);
        Job good = jobs.add("ix b", HOURLY, NOW, "", NOW);
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + workspace.file());
            PreparedStatement spoil = plain.prepareStatement("UPDATE job SET schedule = 'every blue' WHERE id = ?")) {
            spoil.setLong(1, bad.id().value());
            spoil.executeUpdate();
        }

        assertThat(jobs.due(NOW)).containsExactly(good);
        assertThat(jobs.jobs(true)).containsExactly(good);
        assertThat(jobs.remove(bad.id())).isTrue();
    }

    @Test
    void keepsOutputInOrderOverSeveralGroups() {
        Execution execution = jobs.addStarted("ix a", "", "me", NOW);
        OutputLine first = new OutputLine(false, "a");
        OutputLine second = new OutputLine(true, "");
        OutputLine third = new OutputLine(false, "ü\u0000\t");

        jobs.appendOutput(execution.id(), List.of(first, second));
        jobs.appendOutput(execution.id(), List.of(third));

        assertThat(jobs.output(execution.id())).containsExactly(first, second, third);
    }

    @Test
    void forgetsOldOutputALittleAtATimeAndNothingElse() {
        Execution old = printed("old", NOW.minus(Duration.ofDays(91)));
        Execution recent = printed("recent", NOW.minus(Duration.ofDays(89)));
        Execution running = jobs.addStarted("ix running", "", "me", NOW.minus(Duration.ofDays(99)));
        jobs.appendOutput(running.id(), List.of(new OutputLine(false, "goes on")));
        Instant before = NOW.minus(Duration.ofDays(90));

        assertThat(jobs.dropOutput(before, 2)).isEqualTo(2);
        assertThat(jobs.output(old.id())).hasSize(1);
        assertThat(jobs.dropOutput(before, 2)).isEqualTo(1);
        assertThat(jobs.dropOutput(before, 2)).isZero();

        assertThat(jobs.output(old.id())).isEmpty();
        assertThat(jobs.output(recent.id())).hasSize(3);
        assertThat(jobs.output(running.id())).hasSize(1);
        assertThat(jobs.execution(old.id())).hasValueSatisfying(
            kept -> assertThat(kept.state()).isEqualTo(ExecutionState.SUCCEEDED));
    }

    private Execution printed(String command, Instant when) {
        Execution execution = jobs.addStarted("ix " + command, "", "me", when);
        jobs.appendOutput(execution.id(), List.of(new OutputLine(false, "a"), new OutputLine(true, "b"),
            new OutputLine(false, "c")));
        jobs.started(execution.id(), when);
        jobs.ended(execution.id(), when, ExecutionState.SUCCEEDED, Execution.Outcome.NONE);
        return execution;
    }
}
