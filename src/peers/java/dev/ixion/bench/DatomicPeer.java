package dev.ixion.bench;

import clojure.java.api.Clojure;
import clojure.lang.IFn;
import clojure.lang.Keyword;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import dev.ixion.bench.GitLikeFacts.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Datomic Local: each fact is an entity, in transactions of 1,000 facts.
public final class DatomicPeer implements FactPeer {
    private static final int TRANSACTION = 1_000;

    @Override
    public String name() {
        return "Datomic Local 1.0";
    }

    @Override
    public int most() {
        return 200_000;
    }

    @Override
    public void write(Path folder, int facts) {
        Clojure.var("clojure.core", "require").invoke(Clojure.read("datomic.client.api"));
        Object client = call("client", RT.map(key("server-type"), key("datomic-local"), key("storage-dir"),
            folder.toAbsolutePath().toString(), key("system"), "bench"));
        Object name = RT.map(key("db-name"), "facts");
        call("create-database", client, name);
        Object connection = call("connect", client, name);
        transact(connection, schema());
        for (int from = 0; from < facts; from += TRANSACTION) {
            transact(connection, entities(from, Math.min(facts, from + TRANSACTION)));
        }
    }

    private static List<Object> schema() {
        List<Object> attributes = new ArrayList<>();
        for (String name : List.of("subject", "predicate", "context", "actor", "attributes")) {
            attributes.add(attribute(name, "db.type/string"));
        }
        attributes.add(attribute("time", "db.type/instant"));
        return attributes;
    }

    private static Object attribute(String name, String type) {
        return RT.map(key("db/ident"), key("fact/" + name), key("db/valueType"), key(type), key("db/cardinality"),
            key("db.cardinality/one"));
    }

    private static List<Object> entities(int from, int to) {
        List<Object> entities = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Row row = GitLikeFacts.row(i);
            entities.add(RT.map(key("fact/subject"), row.subject(), key("fact/predicate"), row.predicate(),
                key("fact/context"), row.context(), key("fact/actor"), row.actor(), key("fact/attributes"),
                row.attributes(), key("fact/time"), Date.from(row.time())));
        }
        return entities;
    }

    private static void transact(Object connection, List<Object> data) {
        call("transact", connection, RT.map(key("tx-data"), PersistentVector.create(data)));
    }

    private static Keyword key(String name) {
        return Keyword.intern(name);
    }

    private static Object call(String function, Object... arguments) {
        IFn found = Clojure.var("datomic.client.api", function);
        return found.applyTo(RT.seq(arguments));
    }
}
