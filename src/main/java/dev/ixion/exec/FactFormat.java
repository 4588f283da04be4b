package dev.ixion.exec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// How facts are written into a file.
public enum FactFormat {
    /// RFC 4180; several values of a slot stand in one cell, separated by line breaks.
    CSV,
    /// A JSON object on each line, which [ImportFacts] reads.
    JSONL,
    /// A script for SQLite that makes the table `attestation`; a slot is a JSON text.
    SQL;

    /// The format that a file's ending stands for.
    public static Optional<FactFormat> of(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> Optional.of(CSV);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "sql" -> Optional.of(SQL);
            default -> Optional.empty();
        };
    }
}
