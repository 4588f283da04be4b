package dev.ixion.ats;

import java.util.List;

/// A condition on an attribute. An attestation that has no such attribute, or one of another kind than the value, never
/// fits; that holds for [Comparison#NOT_EQUAL] too. Where the path leads to a list, any of its items may fit.
///
/// @param path the names that lead to it, from the outside in; at least one
public record AttributeTest(List<String> path, Comparison comparison, Value value) {
    /// How the attribute compares with the value: texts by code point, numbers by size.
    public enum Comparison {
        EQUAL("="), NOT_EQUAL("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        /// As a query writes it.
        public String symbol() {
            return symbol;
        }
    }

    /// What an attribute is compared with.
    public sealed interface Value {
        record Text(String text) implements Value {}

        record Numeric(double number) implements Value {}

        record Truth(boolean truth) implements Value {}

        record Null() implements Value {}
    }

    public AttributeTest {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name");
        }
    }
}
