package dev.ixion.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How SQLite answers a query: its steps, indented as they depend on each other.
///
/// @see <a href="https://sqlite.org/eqp.html">SQLite, EXPLAIN QUERY PLAN</a>
public final class QueryPlan {
    private QueryPlan() {}

    private record Step(int id, int parent, String detail) {}

    public static List<String> of(Sql sql, SqlText query) throws SQLException {
        List<Step> steps = sql.list(row -> new Step(row.getInt("id"), row.getInt("parent"), row.getString("detail")),
            "EXPLAIN QUERY PLAN " + query.text(), query.values());
        Map<Integer, Integer> depths = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            int depth = depths.getOrDefault(step.parent(), -1) + 1;
            depths.put(step.id(), depth);
            lines.add("  ".repeat(depth) + step.detail());
        }
        return lines;
    }
}
