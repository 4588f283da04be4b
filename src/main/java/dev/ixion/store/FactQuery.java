package dev.ixion.store;

import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A [Filter] as SQL: each slot that asks something becomes a look-up in the postings.
final class FactQuery {
    private final StringBuilder where = new StringBuilder("WHERE 1");
    private final List<Object> values = new ArrayList<>();

    FactQuery(Filter filter) {
        for (Slot slot : Slot.values()) {
            slot(Facts.number(slot), filter.slot(slot).stream().map(Filter.Term::text).toList());
        }
        filter.time().since().ifPresent(time -> and("f.time >= ?", time));
        if (filter.scope() instanceof Filter.Scope.Run(ExecutionId id)) {
            // The first condition finds the run's facts by index; the second leaves out what others had said before
            and("""
                f.id IN (SELECT a.fact FROM appearance a JOIN batch e ON e.id = a.batch
                         WHERE e.execution = ? AND e.published IS NOT NULL)""", id.value());
            and("b.execution = ?", id.value());
        }
    }

    private void slot(int slot, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        String marks = String.join(", ", Collections.nCopies(texts.size(), "?"));
        where.append(" AND f.id IN (SELECT p.fact FROM posting p WHERE p.slot = ").append(slot)
            .append(" AND p.term IN (SELECT t.id FROM term t WHERE t.text IN (").append(marks).append(")))");
        values.addAll(texts);
    }

    private void and(String condition, Object value) {
        where.append(" AND ").append(condition);
        values.add(value);
    }

    /// The rows, newest first.
    String rows() {
        return "SELECT " + Facts.COLUMNS + " " + Facts.VISIBLE + where + " ORDER BY f.time DESC, f.id DESC LIMIT ?";
    }

    String count() {
        return "SELECT count(*) " + Facts.VISIBLE + where;
    }

    Object[] values() {
        return values.toArray();
    }

    Object[] valuesAnd(int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        return all.toArray();
    }
}
