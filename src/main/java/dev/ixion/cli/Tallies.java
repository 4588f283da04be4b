package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/// Prints how many facts there are of each kind.
final class Tallies {
    private final Session session;
    private final Grouping by;

    Tallies(Session session, Grouping by) {
        this.session = session;
        this.by = by;
    }

    void print(List<Tally> tallies, AxCommand.Format format) {
        switch (format) {
            case json -> {
                ArrayNode array = Json.array();
                tallies.forEach(tally -> array.add(Json.of(tally)));
                session.print(array);
            }
            case jsonl -> tallies.forEach(tally -> session.printLine(Json.of(tally)));
            case csv -> {
                session.print("value,count\r");
                tallies.forEach(tally -> session.print(cell(tally.value()) + "," + tally.count() + "\r"));
            }
            case table -> table(tallies);
        }
    }

    private void table(List<Tally> tallies) {
        if (tallies.isEmpty()) {
            session.note(text("cli.ax.none"));
            return;
        }
        Table table = new Table(title(), text("cli.column.count"));
        tallies.forEach(tally -> table.add(tally.value(), Long.toString(tally.count())));
        session.print(table.takeLines());
    }

    private String title() {
        return switch (by) {
            case SUBJECT -> text("cli.column.subject");
            case PREDICATE -> text("cli.column.predicate");
            case CONTEXT -> text("cli.column.context");
            case ACTOR -> text("cli.column.actor");
            case DAY -> text("cli.column.day");
        };
    }

    private static String cell(String value) {
        return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
