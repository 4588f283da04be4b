package dev.ixion.store.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A piece of SQL together with the values of its parameters, in their order.
public final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public static SqlText of(String text, Object... values) {
        return new SqlText().add(text, values);
    }

    public SqlText add(String more, Object... parameters) {
        text.append(more);
        Collections.addAll(values, parameters);
        return this;
    }

    public SqlText add(SqlText more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /// Adds the pieces with `AND` between them.
    public SqlText addAll(List<SqlText> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            add(i == 0 ? "" : " AND ").add(conditions.get(i));
        }
        return this;
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String text() {
        return text.toString();
    }

    public Object[] values() {
        return values.toArray();
    }

    @Override
    public String toString() {
        return text + " " + values;
    }
}
