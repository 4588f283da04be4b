package dev.ixion.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A piece of SQL together with the values of its parameters, in their order.
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    static SqlText of(String text, Object... values) {
        return new SqlText().add(text, values);
    }

    SqlText add(String more, Object... parameters) {
        text.append(more);
        Collections.addAll(values, parameters);
        return this;
    }

    SqlText add(SqlText more) {
        text.append(more.text);
        values.addAll(more.values);
        return this;
    }

    /// Adds the pieces with `AND` between them.
    SqlText addAll(List<SqlText> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            add(i == 0 ? "" : " AND ").add(conditions.get(i));
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    @Override
    public String toString() {
        return text + " " + values;
    }
}
