package dev.ixion.store;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Upkeep;
import dev.ixion.store.sql.Sql;
import dev.ixion.store.sql.StoreErrors;
import dev.ixion.store.sql.WalKeeper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// Checks, copies, measures and compacts the file, each through a connection of its own, so that nobody who reads or
/// writes meanwhile waits for a connection.
final class SqliteUpkeep implements Upkeep {
    private final Path file;

    SqliteUpkeep(Path file) {
        this.file = file;
    }

    @Override
    public Report check(DoubleConsumer progress) {
        try (Sql sql = DatabaseFile.openForReading(file)) {
            sql.run("BEGIN");
            return new FileCheck(sql, progress).run();
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
    }

    @Override
    public void backup(Path copy) {
        if (Files.exists(copy)) {
            throw exists(copy);
        }
        Path beside = copy.resolveSibling(copy.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try {
                try (Sql sql = DatabaseFile.openForReading(file)) {
                    sql.copyTo(beside);
                } catch (SQLException failed) {
                    throw StoreErrors.explain(copy, failed);
                }
                verify(beside);
                Files.move(beside, copy);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists(copy);
        } catch (IOException unwritable) {
            throw new StoreException(
                Problem.of(text("backup.unwritable", copy, unwritable), Problem.detail("file", copy)), unwritable);
        }
    }

    private static StoreException exists(Path copy) {
        return new StoreException(Problem.of(text("backup.exists", copy), Problem.detail("file", copy)));
    }

    private static void verify(Path copy) {
        try (Sql sql = DatabaseFile.openForReading(copy)) {
            if (sql.number("PRAGMA application_id") != DatabaseFile.APPLICATION_ID
                || sql.number("SELECT count(*) FROM (SELECT 1 FROM mark LIMIT 1)") == 0) {
                throw new StoreException(
                    Problem.of(text("backup.unreadable", copy), Problem.detail("file", copy)));
            }
        } catch (SQLException failed) {
            throw StoreErrors.explain(copy, failed);
        }
    }

    /// A part of the file as users see it: the tables that belong to it; the first one's rows are those of the part.
    private record Kind(String name, List<String> tables) {}

    @Override
    public Sizes sizes() {
        List<Kind> kinds = List.of(
            new Kind(text("part.facts"), List.of("fact")),
            new Kind(text("part.index"), List.of("posting", "term", "young_term", "fact_hash", "young_fact_hash")),
            new Kind(text("part.text"), List.of("word", "full_text_data", "full_text_idx", "full_text_config")),
            new Kind(text("part.origins"), List.of("batch", "chunk", "appearance", "recall")),
            new Kind(text("part.runs"), List.of("execution", "job")),
            new Kind(text("part.output"), List.of("output")),
            new Kind(text("part.canvas"), List.of("glyph")));
        try (Sql sql = DatabaseFile.openForReading(file)) {
            sql.run("BEGIN");
            Map<String, Long> bytes = new HashMap<>();
            sql.list(row -> bytes.put(row.getString(1), row.getLong(2)), """
                SELECT coalesce(m.tbl_name, d.name), sum(d.pgsize)
                FROM dbstat('main', 1) d LEFT JOIN sqlite_master m ON m.name = d.name GROUP BY 1""");
            List<Part> parts = new ArrayList<>();
            for (Kind kind : kinds) {
                long size = kind.tables().stream().mapToLong(table -> bytes.getOrDefault(table, 0L)).sum();
                kind.tables().forEach(bytes::remove);
                parts.add(new Part(kind.name(),
                    sql.number("SELECT count(*) FROM " + kind.tables().getFirst()), size));
            }
            parts.add(new Part(text("part.other"), 0, bytes.values().stream().mapToLong(Long::longValue).sum()));
            parts.add(new Part(text("part.free"), 0,
                sql.number("PRAGMA freelist_count") * sql.number("PRAGMA page_size")));
            return new Sizes(parts, size(file), size(journal()));
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
    }

    @Override
    public long compact() {
        try (Sql sql = DatabaseFile.openForWriting(file)) {
            if (sql.number("SELECT count(*) FROM execution WHERE state IN ('queued', 'running')") > 0) {
                throw new StoreException(Problem.of(text("compact.running"), Problem.detail("file", file)));
            }
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
            long before = size(file) + size(journal());
            sql.run("INSERT INTO full_text (full_text) VALUES ('optimize')");
            sql.run("VACUUM");
            sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
            return Math.max(0, before - size(file) - size(journal()));
        } catch (SQLException failed) {
            throw StoreErrors.explain(file, failed);
        }
    }

    private Path journal() {
        return WalKeeper.journal(file);
    }

    private long size(Path part) {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException unreadable) {
            throw new StoreException(Problem.of(text("store.io", file), Problem.detail("file", part)), unreadable);
        }
    }
}
