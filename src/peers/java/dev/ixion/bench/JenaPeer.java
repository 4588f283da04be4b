package dev.ixion.bench;

import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.bench.GitLikeFacts.Row;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/// Apache Jena TDB2: each fact is a node with six triples, in transactions of 10,000 facts. Texts are looked for with
/// `CONTAINS`; Jena's own text index is a Lucene beside it, which is not used here.
public final class JenaPeer implements FactPeer {
    private static final int TRANSACTION = 10_000;
    private static final String NAMESPACE = "urn:ixion:";

    @Override
    public String name() {
        return "Apache Jena TDB2 6.0";
    }

    @Override
    public void write(Path folder, int facts) {
        DatasetGraph graph = DatabaseMgr.connectDatasetGraph(folder.toString());
        for (int from = 0; from < facts; from += TRANSACTION) {
            int first = from;
            int end = Math.min(facts, from + TRANSACTION);
            Txn.executeWrite(graph, () -> {
                for (int i = first; i < end; i++) {
                    add(graph, i, GitLikeFacts.row(i));
                }
            });
        }
        TDBInternal.expel(graph);
    }

    private static void add(DatasetGraph graph, int number, Row row) {
        Node fact = iri("fact:" + number);
        add(graph, fact, "subject", NodeFactory.createLiteralString(row.subject()));
        add(graph, fact, "predicate", NodeFactory.createLiteralString(row.predicate()));
        add(graph, fact, "context", NodeFactory.createLiteralString(row.context()));
        add(graph, fact, "actor", NodeFactory.createLiteralString(row.actor()));
        add(graph, fact, "time", NodeFactory.createLiteralDT(Long.toString(row.micros()), XSDDatatype.XSDlong));
        add(graph, fact, "attributes", NodeFactory.createLiteralString(row.attributes()));
    }

    private static void add(DatasetGraph graph, Node fact, String property, Node value) {
        graph.getDefaultGraph().add(fact, iri(property), value);
    }

    private static Node iri(String name) {
        return NodeFactory.createURI(NAMESPACE + name);
    }

    @Override
    public Optional<Asker> open(Path folder) {
        return Optional.of(new SparqlAsker(DatasetFactory.wrap(DatabaseMgr.connectDatasetGraph(folder.toString()))));
    }

    private record SparqlAsker(Dataset dataset) implements Asker {
        @Override
        public boolean canAnswer(Filter filter) {
            return filter.attributes().isEmpty();
        }

        @Override
        public int firstPage(Filter filter, int limit) {
            dataset.begin(ReadWrite.READ);
            try (QueryExecution execution = QueryExecution.dataset(dataset).query(sparql(filter, limit)).build()) {
                ResultSet rows = execution.execSelect();
                int count = 0;
                int length = 0;
                while (rows.hasNext()) {
                    length += rows.next().getLiteral("attributes").getLexicalForm().length();
                    count++;
                }
                return length > 0 ? count : 0;
            } finally {
                dataset.end();
            }
        }

        private static String sparql(Filter filter, int limit) {
            StringBuilder text = new StringBuilder(400).append("PREFIX : <").append(NAMESPACE)
                .append("> SELECT * WHERE {");
            for (Slot slot : Slot.values()) {
                String name = slot.name().toLowerCase(Locale.ROOT);
                for (Filter.Term term : filter.slot(slot)) {
                    if (!term.isPrefix()) {
                        text.append(" ?f :").append(name).append(' ').append(quoted(term.text())).append(" .");
                    }
                }
            }
            for (Slot slot : Slot.values()) {
                String name = slot.name().toLowerCase(Locale.ROOT);
                text.append(" ?f :").append(name).append(" ?").append(name).append(" .");
                for (Filter.Term term : filter.slot(slot)) {
                    if (term.isPrefix()) {
                        text.append(" FILTER STRSTARTS(?").append(name).append(", ").append(quoted(term.text()))
                            .append(')');
                    }
                }
            }
            text.append(" ?f :time ?time . ?f :attributes ?attributes");
            for (String word : filter.words()) {
                text.append(" FILTER CONTAINS(?attributes, ").append(quoted(word)).append(')');
            }
            return text.append(" } ORDER BY DESC(?time) LIMIT ").append(limit).toString();
        }

        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        @Override
        public void close() {
            TDBInternal.expel(dataset.asDatasetGraph());
        }
    }
}
