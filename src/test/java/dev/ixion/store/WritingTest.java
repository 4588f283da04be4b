package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.StoreException;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.WalKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How writes are committed, and what becomes of them when the disk is full.
class WritingTest {
    private static final String FULL = "The disk is full: %s could not be written. Make room and try again; nothing was lost";

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path file;

    WritingTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
    }

    private static long number(Database database, String query) {
        return database.<Long>read(sql -> sql.number(query));
    }

    /// While one write keeps the writer's thread, many more come.
    @Test
    void whatWaitsIsCommittedTogetherAndOneThatFailsTakesNoOtherWithIt() throws Exception {
        try (Database database = Database.open(file); Database other = Database.open(file)) {
            long before = versionSeenBy(other);
            CountDownLatch mayGoOn = new CountDownLatch(1);
            Future<Boolean> first = database.writing(sql -> awaitUnchecked(mayGoOn));
            List<Future<Integer>> good = new ArrayList<>();
            List<Future<Integer>> bad = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = i;
                good.add(database.writing(sql -> insert(sql, number)));
                if (i % 10 == 0) {
                    bad.add(database.writing(sql -> {
                        insert(sql, 1_000 + number);
                        throw new IllegalArgumentException("wanted by the test");
                    }));
                    bad.add(database.writing(sql -> insert(sql, 2_000 + number) + sql.update("NONSENSE")));
                }
            }
            mayGoOn.countDown();

            assertThat(first.get()).isTrue();
            for (Future<Integer> each : good) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isOne();
            }
            for (Future<Integer> each : bad) {
                assertThatThrownBy(() -> database.await(each)).isInstanceOf(RuntimeException.class);
            }
            assertThat(number(database, "SELECT count(*) FROM glyph")).isEqualTo(300);
            assertThat(number(database, "SELECT max(place) FROM glyph")).isEqualTo(299);
            // Each commit raises the number by one
            assertThat(versionSeenBy(other) - before).isLessThan(20);
        }
    }

    private static long versionSeenBy(Database other) {
        return other.write(sql -> sql.number("PRAGMA data_version"));
    }

    private static int insert(Sql sql, long number) throws SQLException {
        return sql.update("INSERT INTO glyph (id, place, content) VALUES (?, ?, '{}')", String.valueOf(number), number);
    }

    private static boolean awaitUnchecked(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void theWriterGoesOnThoughItsUpkeepFails() {
        try (Database database = Database.open(file)) {
            // What nothing can index
            database.write(sql -> sql.update("INSERT INTO fact VALUES (1, x'00', 'no JSON', 0, 1)")
                + sql.update("UPDATE mark SET value = 2 WHERE name = 'next_fact'"));

            for (int i = 0; i < 3; i++) {
                int number = i;
                database.write(sql -> insert(sql, number));
            }

            assertThat(number(database, "SELECT count(*) FROM glyph")).isEqualTo(3);
        }
    }

    private Path wal() {
        return file.resolveSibling("w.ixion-wal");
    }

    @Test
    void theLogIsCutWhenAReaderThatKeptItHasEndedAndWritersDoNotWaitForHim() throws Exception {
        try (Database database = Database.open(file); Sql reader = DatabaseFile.openForReading(file)) {
            reader.run("BEGIN");
            reader.number("SELECT count(*) FROM glyph");
            Instant start = Instant.now();
            for (int i = 0; i < 160; i++) {
                byte[] megabyte = new byte[1 << 20];
                Arrays.fill(megabyte, (byte) i);
                database.write(sql -> sql.update(
                    "INSERT INTO glyph VALUES ('x', 1, ?) ON CONFLICT DO UPDATE SET content = excluded.content",
                    megabyte));
            }
            assertThat(Files.size(wal())).isGreaterThan(WalKeeper.LARGE);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(reader.number("SELECT count(*) FROM glyph")).isZero();

            reader.run("COMMIT");
            for (int i = 0; i < 200 && Files.size(wal()) > WalKeeper.LARGE; i++) {
                int number = i;
                database.write(sql -> insert(sql, number));
            }

            assertThat(Files.size(wal())).isLessThanOrEqualTo(WalKeeper.LARGE);
            assertThat(reader.number("SELECT count(*) FROM glyph")).isPositive();
        }
    }

    private static Claim large(int number) {
        return Claim.of("s" + number + "x".repeat(5_000), "is", "here", "me");
    }

    private static void setPages(Database database, long pages) {
        database.write(sql -> sql.number("PRAGMA max_page_count = " + pages));
    }

    private static long pages(Database database) {
        return database.write(sql -> sql.number("PRAGMA page_count"));
    }

    @Test
    void anImportForWhichThereIsNoRoomLeavesNothingAndCanBeDoneAgain() {
        try (Database database = Database.open(file)) {
            SqliteAttestationStore store = new SqliteAttestationStore(database, clock);
            store.attest(large(0), "test");
            setPages(database, pages(database) + 50);
            try (BulkWriter bulk = store.openBulk("import")) {
                assertThatThrownBy(() -> {
                    for (int i = 0; i < 3_000; i++) {
                        bulk.add(large(i), Optional.empty());
                    }
                    bulk.publish();
                }).isInstanceOf(StoreException.class).hasMessage(FULL.formatted(file));
            }
            assertThat(store.count(Filter.ALL)).isEqualTo(1);
            assertThat(number(database, "SELECT count(*) FROM batch")).isEqualTo(1);

            setPages(database, 1_000_000);
            try (BulkWriter bulk = store.openBulk("import")) {
                for (int i = 0; i < 1_200; i++) {
                    bulk.add(large(i), Optional.empty());
                }
                assertThat(bulk.publish()).isEqualTo(new BulkWriter.Outcome(1_199, 1));
            }
            assertThat(store.count(Filter.ALL)).isEqualTo(1_200);
        }
    }

    @Test
    void aRunForWhichThereIsNoRoomIsToldSoAndTheNextOneIsNot() {
        try (Database database = Database.open(file)) {
            SqliteAttestationStore store = new SqliteAttestationStore(database, clock);
            SqliteJobStore jobs = new SqliteJobStore(database, () -> {});
            ExecutionId run = jobs.addStarted("ix test", "", "me", clock.instant()).id();
            FactWriter facts = store.open(run, "handler:test:v1", Commit.AT_END);
            setPages(database, pages(database) + 50);
            assertThatThrownBy(() -> {
                for (int i = 0; i < 3_000; i++) {
                    facts.attest(large(i));
                }
                facts.close();
            }).isInstanceOf(StoreException.class).hasMessage(FULL.formatted(file));
            facts.discard();
            setPages(database, 1_000_000);
            assertThat(number(database, "SELECT count(*) FROM fact")).isZero();

            FactWriter again = store.open(jobs.addStarted("ix test", "", "me", clock.instant()).id(),
                "handler:test:v1", Commit.AT_END);
            for (int i = 0; i < 600; i++) {
                again.attest(large(i));
            }
            again.close();
            assertThat(number(database, "SELECT count(*) FROM fact")).isEqualTo(600);
        }
    }

    /// The number of a batch that was rolled back is given to somebody else, whose facts must not be dropped.
    @Test
    void anImportThatFailedDropsNobodyElsesFacts() {
        try (Database database = Database.open(file)) {
            SqliteAttestationStore store = new SqliteAttestationStore(database, clock);
            setPages(database, pages(database) + 50);
            BulkWriter failing = store.openBulk("failing");
            assertThatThrownBy(() -> {
                for (int i = 0; i < 3_000; i++) {
                    failing.add(large(i), Optional.empty());
                }
            }).isInstanceOf(StoreException.class);
            setPages(database, 1_000_000);
            try (BulkWriter other = store.openBulk("other")) {
                for (int i = 0; i < 1_100; i++) {
                    other.add(Claim.of("o" + i, "is", "here", "me"), Optional.empty());
                }
                failing.close();
                assertThat(other.publish()).isEqualTo(new BulkWriter.Outcome(1_100, 0));
            }
            assertThat(store.count(Filter.ALL)).isEqualTo(1_100);
        }
    }

    @Test
    void aFileThatIsClosedWhileFactsAreOnTheirWaySaysSoAndShowsNoneOfThem() throws Exception {
        try (Database database = Database.open(file)) {
            SqliteAttestationStore store = new SqliteAttestationStore(database, clock);
            store.attest(large(0), "test");
            CountDownLatch mayGoOn = new CountDownLatch(1);
            Future<Boolean> busy = database.writing(sql -> {
                while (mayGoOn.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return true;
            });
            BulkWriter bulk = store.openBulk("import");
            // Two groups, and the beginning of a third
            for (int i = 1; i < 1_200; i++) {
                bulk.add(large(i), Optional.empty());
            }
            Thread closing = Thread.ofPlatform().start(database::close);
            while (!isClosing(database)) {
                Thread.onSpinWait();
            }
            mayGoOn.countDown();
            closing.join();
            assertThat(busy.get()).isTrue();
            assertThatThrownBy(bulk::publish).isInstanceOf(StoreException.class).hasMessage(file + " is closed");
            // What is in the file stays hidden; the next start of the application removes it
            assertThatThrownBy(bulk::close).isInstanceOf(StoreException.class).hasMessage(file + " is closed");
        }
        try (Workspace workspace = Workspace.open(file, clock)) {
            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(1);
            assertThat(workspace.upkeep().check(_ -> {}).faults()).isEmpty();
        }
    }

    private static boolean isClosing(Database database) {
        try {
            number(database, "SELECT 1");
            return false;
        } catch (StoreException closed) {
            return true;
        }
    }

    @Test
    void aFileThatIsLockedForLongSaysSoAndIsUsableAfterwards() throws Exception {
        try (Database database = Database.open(file)) {
            database.write(sql -> sql.number("PRAGMA busy_timeout = 50"));
            try (Sql other = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file))) {
                other.run("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> database.write(sql -> insert(sql, 1))).isInstanceOf(StoreException.class)
                    .hasMessage(file + " is being written by another program for too long; try again");
                assertThat(number(database, "SELECT count(*) FROM glyph")).isZero();
                other.run("ROLLBACK");
            }
            assertThat(database.<Integer>write(sql -> insert(sql, 1))).isOne();
        }
    }

    @Test
    void aFileThatWasCutOffIsDamaged() throws IOException {
        try (Workspace workspace = Workspace.open(file, clock)) {
            for (int i = 0; i < 200; i++) {
                workspace.attestations().attest(large(i), "test");
            }
        }
        byte[] whole = Files.readAllBytes(file);
        int half = whole.length / 2 / 4096 * 4096;
        Files.write(file, Arrays.copyOf(whole, half));

        assertThatThrownBy(() -> Workspace.open(file, clock)).isInstanceOf(StoreException.class)
            .hasMessage(file + " is damaged; restore it from a backup");
        assertThat(Files.size(file)).isEqualTo(half);
        Files.write(file, whole);
        try (Workspace workspace = Workspace.open(file, clock)) {
            assertThat(workspace.attestations().count(Filter.ALL)).isEqualTo(200);
        }
    }
}
