package dev.ixion.store.search;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.store.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/// Conditions on attributes, as SQL on the claim `c.claim`.
public final class AttributeSql {
    private static final String NEVER = "0";

    private AttributeSql() {}

    public static SqlText test(AttributeTest test) {
        SqlText condition = condition(test.comparison(), test.value());
        if (condition.text().equals(NEVER)) {
            return condition;
        }
        String path = path(test.path());
        // The members of an object have keys that are texts; those are not meant, but the items of a list are
        SqlText exists = SqlText.of("EXISTS (SELECT 1 FROM json_each(c.claim, ?) j WHERE typeof(j.key) <> 'text' AND ",
            path).add(condition).add(")");
        boolean isThere = test.value() instanceof Value.Null && test.comparison() == Comparison.NOT_EQUAL;
        // An object is not null, however little is in it
        return isThere
            ? SqlText.of("(json_type(c.claim, ?) = 'object' OR ", path).add(exists).add(")")
            : exists;
    }

    private static SqlText condition(Comparison comparison, Value value) {
        String operator = comparison.symbol();
        return switch (value) {
            case Value.Text(String expected) -> SqlText.of("j.type = 'text' AND j.value " + operator + " ?", expected);
            case Value.Numeric(double number) -> SqlText.of("j.type IN ('integer', 'real') AND j.value " + operator
                + " ?", number);
            case Value.Truth(boolean truth) -> switch (comparison) {
                case EQUAL -> SqlText.of("j.type = ?", String.valueOf(truth));
                case NOT_EQUAL -> SqlText.of("j.type = ?", String.valueOf(!truth));
                case LESS, AT_MOST, MORE, AT_LEAST -> SqlText.of(NEVER);
            };
            case Value.Null() -> switch (comparison) {
                case EQUAL -> SqlText.of("j.type = 'null'");
                case NOT_EQUAL -> SqlText.of("j.type <> 'null'");
                case LESS, AT_MOST, MORE, AT_LEAST -> SqlText.of(NEVER);
            };
        };
    }

    private static String path(List<String> names) {
        return names.stream().map(AttributeSql::quoted).collect(Collectors.joining(".", "$.attributes.", ""));
    }

    /// SQLite's paths know no escape inside quotes.
    private static String quoted(String name) {
        if (name.indexOf('"') >= 0 || name.indexOf('\\') >= 0) {
            throw new StoreException(Problem.of(text("store.attribute-name", name)));
        }
        return '"' + name + '"';
    }
}
