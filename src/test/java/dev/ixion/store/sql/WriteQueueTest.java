package dev.ixion.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The one thread that writes goes on whatever happens on it.
@Timeout(60)
class WriteQueueTest {
    private static final int MOST_TRIES = 1_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void goesOnAfterAnErrorBetweenWrites() throws Exception {
        Path file = folder.resolve("w.db");
        AtomicInteger failures = new AtomicInteger();
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            WriteQueue queue = new WriteQueue(file, sql, (_, _) -> {
                if (failures.getAndIncrement() < 2) {
                    throw new OutOfMemoryError("wanted by the test");
                }
                return false;
            });
            queue.start();
            queue.add(connection -> connection.update("CREATE TABLE t (x)"), false).get();
            for (int i = 0; failures.get() < 3 && i < MOST_TRIES; i++) {
                queue.add(connection -> connection.update("INSERT INTO t VALUES (1)"), false).get(10, TimeUnit.SECONDS);
            }
            assertThat(failures.get()).isGreaterThan(2);
            queue.end();
        }
    }

    @Test
    void whoWaitsHearsOfAnErrorInHisWork() throws Exception {
        Path file = folder.resolve("w.db");
        try (Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
            WriteQueue queue = new WriteQueue(file, sql, (_, _) -> false);
            queue.start();
            CompletableFuture<Integer> failed = queue.add(_ -> {
                throw new OutOfMemoryError("wanted by the test");
            }, false);
            assertThatThrownBy(failed::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class);
            assertThat(queue.add(connection -> connection.number("SELECT 7"), false).get()).isEqualTo(7);
            queue.end();
        }
    }
}
