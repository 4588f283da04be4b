package dev.ixion.bench;

import dev.ixion.bench.GitLikeFacts.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import xtdb.api.IXtdb;
import xtdb.api.ModuleConfiguration;
import xtdb.api.NodeConfiguration;
import xtdb.api.TransactionInstant;
import xtdb.api.XtdbDocument;
import xtdb.api.tx.Transaction;

/// XTDB 1 on RocksDB: each fact is a document whose valid time is the fact's, in transactions of 1,000 facts. It is done
/// when the last transaction is indexed.
public final class XtdbPeer implements FactPeer {
    private static final int TRANSACTION = 1_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Override
    public String name() {
        return "XTDB 1.24 on RocksDB";
    }

    @Override
    public int most() {
        return 200_000;
    }

    @Override
    public void write(Path folder, int facts) throws IOException {
        try (IXtdb node = IXtdb.startNode(configuration(folder))) {
            for (int from = 0; from < facts; from += TRANSACTION) {
                TransactionInstant submitted = node.submitTx(transaction(from, Math.min(facts, from + TRANSACTION)));
                if (facts - from <= TRANSACTION) {
                    node.awaitTx(submitted, LONGEST);
                }
            }
        }
    }

    private static Transaction transaction(int from, int to) {
        Transaction.Builder transaction = Transaction.builder();
        for (int i = from; i < to; i++) {
            Row row = GitLikeFacts.row(i);
            transaction.put(XtdbDocument.create((long) i, Map.of("subject", row.subject(), "predicate", row.predicate(),
                "context", row.context(), "actor", row.actor(), "attributes", row.attributes())), Date.from(row.time()));
        }
        return transaction.build();
    }

    private static NodeConfiguration configuration(Path folder) {
        NodeConfiguration.Builder node = NodeConfiguration.builder();
        for (String part : new String[] { "tx-log", "document-store", "index-store" }) {
            node.with("xtdb/" + part, module -> module.with("kv-store", store -> onRocks(store, folder.resolve(part))));
        }
        return node.build();
    }

    private static void onRocks(ModuleConfiguration.Builder store, Path folder) {
        store.module("xtdb.rocksdb/->kv-store");
        store.set("db-dir", folder.toFile());
    }
}
