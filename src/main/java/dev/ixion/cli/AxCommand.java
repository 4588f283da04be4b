package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.command.Command.Ax;
import dev.ixion.command.CommandSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `ixion ax QUERY…`: asks for attestations.
@Command(name = "ax", description = "${bundle:cli.ax}", footer = "${bundle:cli.ax.footer}")
final class AxCommand implements Callable<Integer> {
    enum Format {
        table, json, csv
    }

    private final Session session;

    @Option(names = "--format", paramLabel = "${bundle:cli.label.format}", description = "${bundle:cli.ax.format}")
    private Format format = Format.table;

    @Parameters(arity = "0..*", paramLabel = "${bundle:cli.label.query}", description = "${bundle:cli.ax.query}")
    private List<String> words = List.of();

    AxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (App app = session.open()) {
            String query = "ax " + CommandWords.sentence(words);
            if (!(app.parser().parse(query) instanceof Ax ax)) {
                throw new CommandSyntaxException(text("cli.not-ax", query), 1);
            }
            if (!(ax.query() instanceof Query.Facts(Filter filter, Order order, int limit))) {
                throw new CommandSyntaxException(text("cli.not-ax", query), 1);
            }
            List<Attestation> found = app.attestations().find(filter, order, limit, Optional.empty()).facts();
            switch (session.json() ? Format.json : format) {
                case json -> {
                    ArrayNode array = Json.array();
                    found.forEach(attestation -> array.add(Json.of(attestation)));
                    session.print(array);
                }
                case csv -> csv(found);
                case table -> table(found);
            }
            return ExitCode.DONE;
        }
    }

    private void table(List<Attestation> found) {
        if (found.isEmpty()) {
            session.note(text("cli.ax.none"));
            return;
        }
        Table table = new Table(text("fact.subjects"), text("fact.predicates"), text("fact.contexts"),
            text("fact.actors"), text("fact.time"));
        found.forEach(fact -> table.add(String.join(", ", fact.subjects()), String.join(", ", fact.predicates()),
            String.join(", ", fact.contexts()), String.join(", ", fact.actors()), Table.time(fact.time())));
        session.print(table.lines());
    }

    /// RFC 4180, with several values of a slot separated by a line break inside the cell.
    private void csv(List<Attestation> found) {
        session.print("id,subjects,predicates,contexts,actors,timestamp,source,attributes,execution");
        for (Attestation fact : found) {
            session.print(List.of(fact.id().value(), String.join("\n", fact.subjects()),
                String.join("\n", fact.predicates()), String.join("\n", fact.contexts()),
                String.join("\n", fact.actors()), fact.time().toString(), fact.source(), fact.attributes().json(),
                fact.execution().map(Object::toString).orElse(""))
                .stream().map(AxCommand::cell).collect(Collectors.joining(",")));
        }
    }

    private static String cell(String value) {
        return value.matches("[^\",\r\n]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
