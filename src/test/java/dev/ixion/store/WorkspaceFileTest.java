package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ixion.HandClock;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Subscription;
import dev.ixion.canvas.Edit;
import dev.ixion.canvas.GlyphId;
import dev.ixion.canvas.NoteGlyph;
import dev.ixion.canvas.Placement;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFileTest {
    private static final Claim CLAIM = Claim.of("alice", "knows", "bob", "me");

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Path folder;
    private final Path file;

    WorkspaceFileTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("w.ixion");
    }

    private static void execute(Path database, String... statements) throws SQLException {
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + database);
            Statement statement = plain.createStatement()) {
            for (String each : statements) {
                statement.executeUpdate(each);
            }
        }
    }

    private void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> Workspace.open(path, clock))
            .isInstanceOfSatisfying(StoreException.class,
                e -> assertThat(e.problem().detail("file")).contains(path.toString()))
            .hasMessage(message);
    }

    @Test
    void isMadeInAFolderThatIsThere() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b c/ü")).resolve("w.ixion");
        try (Workspace made = Workspace.open(deep, clock)) {
            assertThat(made.file()).isEqualTo(deep);
        }
        assertThat(deep).isRegularFile();
    }

    @Test
    void keepsEverythingOverAReopening() {
        NoteGlyph note = new NoteGlyph(new GlyphId("n"), new Placement(1.5, -2, 240, 120), "words");
        Execution execution;
        try (Workspace first = Workspace.open(file, clock)) {
            first.attestations().attest(CLAIM, "test");
            first.canvas().save(new Edit.Add(note));
            first.jobs().add("ix a", new Schedule.Every(Duration.ofHours(1)), clock.instant(), "g", clock.instant());
            execution = first.jobs().addStarted("ix b", "g", "me", clock.instant());
        }
        try (Workspace second = Workspace.open(file, clock)) {
            assertThat(second.attestations().find(Filter.ALL)).extracting(Attestation::claim).containsExactly(CLAIM);
            assertThat(second.canvas().load()).containsExactly(note);
            assertThat(second.jobs().repeating("g")).hasValueSatisfying(
                job -> assertThat(job.due()).contains(clock.instant()));
            assertThat(second.jobs().execution(execution.id())).contains(execution);
        }
    }

    @Test
    void isOneFileWhenItIsClosed() throws IOException {
        try (Workspace open = Workspace.open(file, clock)) {
            open.attestations().attest(CLAIM, "test");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isSharedByTwoProcesses() throws Exception {
        try (Workspace one = Workspace.open(file, clock); Workspace other = Workspace.open(file, clock)) {
            CountDownLatch facts = new CountDownLatch(1);
            CountDownLatch jobs = new CountDownLatch(1);
            try (Subscription _ = other.attestations().onChange(facts::countDown);
                Subscription _ = other.jobs().onChange(jobs::countDown)) {
                one.attestations().attest(CLAIM, "test");

                assertThat(facts.await(1, TimeUnit.SECONDS)).isTrue();
                assertThat(jobs.await(1, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(other.attestations().count(Filter.ALL)).isEqualTo(1);
            assertThat(other.attestations().attest(CLAIM, "test").isNew()).isFalse();
            other.attestations().attest(Claim.of("a", "b", "c", "d"), "test");
            assertThat(one.attestations().count(Filter.ALL)).isEqualTo(2);
        }
    }

    @Test
    void stillHearsOfOthersThoughAListenerFailed() throws Exception {
        try (Workspace one = Workspace.open(file, clock); Workspace other = Workspace.open(file, clock)) {
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(2);
            other.attestations().onChange(() -> {
                first.countDown();
                second.countDown();
                throw new IllegalStateException("wanted by the test");
            });
            one.attestations().attest(CLAIM, "test");
            assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();

            one.attestations().attest(Claim.of("a", "b", "c", "d"), "test");

            assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void isRefusedIfANewerIxionWroteIt() throws Exception {
        Workspace.open(file, clock).close();
        execute(file, "PRAGMA user_version = 99");

        assertRefused(file, file + " was written by a newer Ixion (format 99; this one knows up to 5); "
            + "update Ixion to open it");
    }

    @Test
    void isRefusedAndLeftAloneIfItIsAnotherProgramsDatabase() throws Exception {
        execute(file, "PRAGMA application_id = 4711", "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, file + " is a database of another program; choose another file with --db");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void isRefusedIfItIsADatabaseOfNobodyInParticular() throws Exception {
        execute(file, "CREATE TABLE t (x)");
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, file + " is a database of another program; choose another file with --db");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void isRefusedIfItIsAText() throws Exception {
        String text = "This is a diary, no database.\n".repeat(100);
        Files.writeString(file, text);

        assertRefused(file, file + " is no Ixion workspace (not a SQLite file); choose another file with --db");

        assertThat(file).hasContent(text);
    }

    @Test
    void isRefusedIfItIsAFolder() throws Exception {
        Files.createDirectory(file);

        assertRefused(file, file + " cannot be opened; see whether it is a file that you may read and write");
    }

    @Test
    void isRefusedIfItsFolderIsNotThere() {
        Path missing = folder.resolve("a/b");

        assertRefused(missing.resolve("w.ixion"),
            "The folder " + missing + " does not exist; make it first, or choose another file with --db");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void isRefusedIfItsFolderIsAFile() throws Exception {
        Files.writeString(file, "x");

        assertRefused(file.resolve("w.ixion"),
            "The folder " + file + " does not exist; make it first, or choose another file with --db");
    }

    @Test
    void isRefusedIfItCannotBeWritten() throws Exception {
        Workspace.open(file, clock).close();
        assumeFalse(!file.toFile().setWritable(false) || Files.isWritable(file), "this user may write everything");

        assertRefused(file, file + " cannot be written: it, or its folder, is read-only");
    }

    @Test
    void saysAtOnceThatItIsClosed() {
        Workspace closed = Workspace.open(file, clock);
        closed.close();
        closed.close();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThatThrownBy(() -> closed.attestations().count(Filter.ALL)).isInstanceOf(StoreException.class)
                .hasMessage(file + " is closed");
            assertThatThrownBy(() -> closed.attestations().attest(CLAIM, "test")).isInstanceOf(StoreException.class)
                .hasMessage(file + " is closed");
        });
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        try (Database database = Database.open(file)) {
            database.write(sql -> sql.number("PRAGMA max_page_count = 60"));
            String text = "x".repeat(1_000_000);

            assertThatThrownBy(() -> database
                .write(sql -> sql.update("INSERT INTO young_term (slot, text, id) VALUES (0, ?, 1)", text)))
                .isInstanceOf(StoreException.class).hasMessage("The disk is full: " + file
                    + " could not be written. Make room and try again; nothing was lost");

            database.write(sql -> sql.number("PRAGMA max_page_count = 100000"));
            database.write(sql -> sql.update("INSERT INTO young_term (slot, text, id) VALUES (0, ?, 1)", text));
            assertThat(
                database.<List<String>>read(sql -> sql.list(row -> row.getString(1), "SELECT text FROM every_term")))
                .containsExactly(text);
        }
    }

    @Test
    void keepsNothingOfAWriteThatThrows() {
        try (Database database = Database.open(file)) {
            assertThatThrownBy(() -> database.write(sql -> {
                sql.update("INSERT INTO young_term (slot, text, id) VALUES (0, 'x', 1)");
                throw new IllegalArgumentException("wanted by the test");
            })).hasRootCauseMessage("wanted by the test");

            Optional<String> found = database
                .read(sql -> sql.first(row -> row.getString(1), "SELECT text FROM every_term"));
            assertThat(found).isEmpty();
            assertThat(
                database
                    .<Integer>write(sql -> sql.update("INSERT INTO young_term (slot, text, id) VALUES (0, 'y', 2)")))
                .isOne();
        }
    }
}
