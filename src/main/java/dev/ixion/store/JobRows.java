package dev.ixion.store;

import dev.ixion.ats.Asid;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Problem;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.JobId;
import dev.ixion.pulse.RanBy;
import dev.ixion.pulse.Schedule;
import dev.ixion.run.RunUsage;
import dev.ixion.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/// Makes jobs and executions of rows.
final class JobRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JobRows() {}

    static Job job(ResultSet row) throws SQLException {
        Schedule schedule = Schedule.ofWords(row.getString("schedule"));
        return new Job(new JobId(row.getLong("id")), row.getString("command"), schedule, Sql.instant(row, "due"),
            row.getBoolean("paused"), row.getString("origin"), Sql.instant(row.getLong("created")));
    }

    static Execution execution(ResultSet row) throws SQLException {
        Execution.Outcome outcome = new Execution.Outcome(row.getLong("new_facts"), row.getLong("known_facts"),
            Sql.string(row, "error").map(JobRows::toProblem), Sql.string(row, "result"),
            Sql.string(row, "usage").map(json -> JSON.readValue(json, RunUsage.class)));
        return new Execution(new ExecutionId(row.getLong("id")), new JobId(row.getLong("job")),
            row.getString("command"), row.getString("origin"), Sql.instant(row.getLong("due")),
            Sql.instant(row, "started"),
            Sql.instant(row, "ended"), ExecutionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            ranBy(row), outcome);
    }

    private static Optional<RanBy> ranBy(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        OptionalInt number = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        Optional<Asid> code = Sql.string(row, "code").map(Asid::new);
        return Sql.string(row, "handler").map(handler -> new RanBy(handler, number, code));
    }

    static String toJson(Problem problem) {
        return JSON.writeValueAsString(problem);
    }

    static String toJson(RunUsage usage) {
        return JSON.writeValueAsString(usage);
    }

    private static Problem toProblem(String json) {
        return JSON.readValue(json, Problem.class);
    }
}
