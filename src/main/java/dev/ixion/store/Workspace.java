package dev.ixion.store;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Upkeep;
import dev.ixion.canvas.CanvasStore;
import dev.ixion.pulse.JobStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// One open workspace file with everything that is kept in it.
public final class Workspace implements AutoCloseable {
    private final Database database;
    private final SqliteAttestationStore attestations;
    private final SqliteJobStore jobs;

    private Workspace(Database database, SqliteAttestationStore attestations, SqliteJobStore jobs) {
        this.database = database;
        this.attestations = attestations;
        this.jobs = jobs;
    }

    /// Opens a workspace file, or makes it with the folders that it needs.
    ///
    /// @throws StoreException if it is no workspace, is newer than this program, or cannot be written
    public static Workspace open(Path file, InstantSource clock) {
        Database database = Database.open(file);
        SqliteAttestationStore attestations = new SqliteAttestationStore(database, clock);
        SqliteJobStore jobs = new SqliteJobStore(database, attestations::tellVisible);
        database.onForeignChange(attestations::tellVisible);
        database.onForeignChange(jobs::tellChanged);
        return new Workspace(database, attestations, jobs);
    }

    public Path file() {
        return database.file();
    }

    public AttestationStore attestations() {
        return attestations;
    }

    public JobStore jobs() {
        return jobs;
    }

    public Upkeep upkeep() {
        return new SqliteUpkeep(database.file());
    }

    public CanvasStore canvas() {
        return new SqliteCanvasStore(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
