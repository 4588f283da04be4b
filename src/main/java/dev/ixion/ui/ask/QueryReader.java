package dev.ixion.ui.ask;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.command.Command;
import dev.ixion.command.CommandParser;

/// Understands what is asked.
final class QueryReader {
    static final Query EVERYTHING = new Query.Facts(Filter.ALL, Order.NEWEST_FIRST, Query.NO_LIMIT);
    private static final String LEAD = "ax";

    private final CommandParser parser;

    QueryReader(CommandParser parser) {
        this.parser = parser;
    }

    /// @throws dev.ixion.ats.ProblemException if a query cannot be understood
    Query read(Question question) {
        return switch (question) {
            case Question.OfRun(var execution) ->
                new Query.Facts(Filter.ofExecution(execution), Order.NEWEST_FIRST, Query.NO_LIMIT);
            case Question.Words(String typed) -> parser.parse(line(typed)) instanceof Command.Ax(Query query)
                ? query
                : EVERYTHING;
        };
    }

    /// The typed query as a whole command.
    static String line(String typed) {
        return lead(typed) == 0 ? typed : LEAD + " " + typed;
    }

    /// So many characters stand in the whole command before what was typed.
    static int lead(String typed) {
        String bare = typed.strip();
        return bare.equals(LEAD) || bare.startsWith(LEAD + " ") ? 0 : LEAD.length() + 1;
    }
}
