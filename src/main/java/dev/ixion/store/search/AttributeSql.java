package dev.ixion.store.search;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.AttributeTest;
import dev.ixion.ats.AttributeTest.Comparison;
import dev.ixion.ats.AttributeTest.Value;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.store.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;

/// Conditions on attributes, as SQL on the claim `c.claim`.
public final class AttributeSql {
    private static final String NEVER = "0";

    private AttributeSql() {}

    /// What stands at the path is looked at by its kind, as a list is many times dearer to go through than a value is to
    /// compare.
    public static SqlText test(AttributeTest test) {
        SqlText ofItem = condition("j.type", "j.value", test.comparison(), test.value());
        if (ofItem.text().equals(NEVER)) {
            return ofItem;
        }
        String path = path(test.path());
        SqlText ofValue = condition("json_type(c.claim, '" + path + "')", "json_extract(c.claim, '" + path + "')",
            test.comparison(), test.value());
        return mayHold(test).add("CASE json_type(c.claim, '" + path
            + "') WHEN 'array' THEN EXISTS (SELECT 1 FROM json_each(c.claim, '" + path + "') j WHERE ").add(ofItem)
            .add(") ELSE ").add(ofValue).add(" END");
    }

    /// To look for a text as JSON writes it is many times quicker than to read the JSON.
    private static SqlText mayHold(AttributeTest test) {
        return test.comparison() == Comparison.EQUAL && test.value() instanceof Value.Text(String text)
            ? Attributes.quoted(text).map(written -> SqlText.of("instr(c.claim, ?) > 0 AND ", written))
                .orElseGet(SqlText::new)
            : new SqlText();
    }

    private static SqlText condition(String type, String value, Comparison comparison, Value wanted) {
        String compared = value + " " + comparison.symbol() + " ?";
        return switch (wanted) {
            case Value.Text(String text) -> SqlText.of(type + " = 'text' AND " + compared, text);
            case Value.Numeric(double number) ->
                SqlText.of(type + " IN ('integer', 'real') AND " + compared, number);
            case Value.Truth(boolean truth) -> switch (comparison) {
                case EQUAL -> SqlText.of(type + " = ?", String.valueOf(truth));
                case NOT_EQUAL -> SqlText.of(type + " = ?", String.valueOf(!truth));
                case LESS, AT_MOST, MORE, AT_LEAST -> SqlText.of(NEVER);
            };
            case Value.Null() -> switch (comparison) {
                case EQUAL -> SqlText.of(type + " = 'null'");
                case NOT_EQUAL -> SqlText.of(type + " <> 'null'");
                case LESS, AT_MOST, MORE, AT_LEAST -> SqlText.of(NEVER);
            };
        };
    }

    private static String path(List<String> names) {
        return names.stream().map(AttributeSql::quoted).collect(Collectors.joining(".", "$.attributes.", ""));
    }

    /// SQLite's paths know no escape inside quotes; the path stands inside a text of SQL.
    private static String quoted(String name) {
        if (name.indexOf('"') >= 0 || name.indexOf('\\') >= 0) {
            throw new StoreException(Problem.of(text("store.attribute-name", name)));
        }
        return '"' + name.replace("'", "''") + '"';
    }
}
