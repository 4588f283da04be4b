package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.FactFormat;
import dev.ixion.exec.FactReader;
import dev.ixion.run.CancelSignal;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SequenceWriter;

/// `ixion ax QUERY…`: asks for attestations, or how many there are of each kind.
@Command(name = "ax", description = "${bundle:cli.ax}", footer = "${bundle:cli.ax.footer}")
final class AxCommand implements Callable<Integer> {
    enum Format {
        table, json, csv, jsonl
    }

    private final Session session;

    @Option(names = "--format", paramLabel = "${bundle:cli.label.format}", description = "${bundle:cli.ax.format}")
    private Format format = Format.table;

    @Option(names = "--explain", description = "${bundle:cli.ax.explain}")
    private boolean explain;

    @Parameters(arity = "0..*", paramLabel = "${bundle:cli.label.query}", description = "${bundle:cli.ax.query}")
    private List<String> words = List.of();

    AxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (App app = session.open()) {
            Query query = CommandWords.query(app.parser(), words);
            if (explain) {
                explain(app, query);
                return ExitCode.DONE;
            }
            Format wanted = session.json() && format != Format.jsonl ? Format.json : format;
            switch (query) {
                case Query.Facts facts -> facts(app, facts, wanted);
                case Query.CountBy counts -> new Tallies(session, counts.by()).print(
                    app.attestations().countBy(counts.filter(), counts.by(), counts.limit(), ZoneId.systemDefault()),
                    wanted);
            }
            return ExitCode.DONE;
        }
    }

    private void explain(App app, Query query) {
        List<String> plan = app.attestations().explain(query.filter(),
            query instanceof Query.Facts facts ? facts.order() : Order.NEWEST_FIRST);
        if (session.json()) {
            session.print(Json.ofTexts(plan));
        } else {
            session.print(plan);
        }
    }

    private void facts(App app, Query.Facts query, Format wanted) throws IOException {
        switch (wanted) {
            case table -> table(new FactReader(app.attestations(), query), app.parser());
            case json -> json(new FactReader(app.attestations(), query));
            case csv -> written(app, query, FactFormat.CSV);
            case jsonl -> written(app, query, FactFormat.JSONL);
        }
    }

    private void written(App app, Query.Facts query, FactFormat as) throws IOException {
        try (Writer out = session.writer()) {
            app.exportFacts().toText(query, as, out, new CancelSignal());
        }
    }

    private void json(FactReader pages) throws IOException {
        try (Writer out = session.writer(); SequenceWriter array = Json.arrayTo(out)) {
            for (List<Attestation> page = pages.next(); !page.isEmpty(); page = pages.next()) {
                page.forEach(fact -> array.write(Json.of(fact)));
            }
        }
        session.print("");
    }

    /// The columns are as wide as the first page needs.
    private void table(FactReader pages, CommandParser parser) {
        List<Attestation> page = pages.next();
        if (page.isEmpty()) {
            session.note(text(CommandWords.isQuotedQuery(parser, words) ? "cli.ax.none-quoted" : "cli.ax.none"));
            return;
        }
        Table table = table(page);
        session.print(table.takeLines());
        for (page = pages.next(); !page.isEmpty(); page = pages.next()) {
            page.forEach(fact -> row(table, fact));
            session.print(table.takeLines());
        }
    }

    /// Facts as a table with its titles.
    static Table table(List<Attestation> facts) {
        Table table = new Table(text("fact.subjects"), text("fact.predicates"), text("fact.contexts"),
            text("fact.actors"), text("fact.time"));
        facts.forEach(fact -> row(table, fact));
        return table;
    }

    private static void row(Table table, Attestation fact) {
        table.add(String.join(", ", fact.subjects()), String.join(", ", fact.predicates()),
            String.join(", ", fact.contexts()), String.join(", ", fact.actors()), Table.time(fact.time()));
    }
}
