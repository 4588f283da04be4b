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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
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
            Sql.string(row, "usage").map(JobRows::toUsage));
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

    /// What an older program wrote says nothing of what was written, and lists permissions beside the rest.
    private static RunUsage toUsage(String json) {
        JsonNode usage = JSON.readTree(json);
        JsonNode access = usage.has("access") ? usage.get("access") : usage;
        return new RunUsage(JSON.treeToValue(usage.get("cpu"), Duration.class), usage.get("memory").longValue(),
            usage.get("output").longValue(), usage.get("facts").longValue(), usage.get("processes").intValue(),
            usage.path("written").longValue(0),
            new RunUsage.Access(texts(access, "reached"), texts(access, "refused")));
    }

    private static List<String> texts(JsonNode object, String name) {
        return object.get(name).valueStream().map(JsonNode::stringValue).toList();
    }

    private static Problem toProblem(String json) {
        return JSON.readValue(json, Problem.class);
    }
}
