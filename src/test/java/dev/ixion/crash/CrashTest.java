package dev.ixion.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.pulse.Owner;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a process was killed, the disk was full, or two processes wrote at once: every fact that was acknowledged is
/// there, none of an unfinished run is, and the file is in order.
@Tag("crash")
final class CrashTest {
    private static final int KILLS = Integer.getInteger("ixion.crash.kills", 200);
    /// One after another they go on with the same file; then a new one is begun, so that checks stay quick.
    private static final int KILLS_OF_A_FILE = 20;
    private static final int FULL_DISKS = Integer.getInteger("ixion.crash.disks", 10);
    private static final int TWO_PROCESSES = Integer.getInteger("ixion.crash.pairs", 30);
    private static final int LONGEST_MILLIS = 900;
    private static final int DISK_MEGABYTES = 64;

    private final SplittableRandom random = seeded();

    @TempDir
    Path folder = Path.of("");

    private static SplittableRandom seeded() {
        long seed = Long.getLong("ixion.crash.seed", System.nanoTime());
        System.out.println("-Dixion.crash.seed=" + seed);
        return new SplittableRandom(seed);
    }

    @Test
    void aKilledProcessLeavesWhatItAcknowledgedAndNothingHalf() throws IOException, InterruptedException {
        Path file = folder;
        Books books = new Books();
        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % KILLS_OF_A_FILE == 0) {
                file = folder.resolve("killed-" + kill + ".ixion");
                books = new Books();
            }
            Child child = new Child(file, "k" + kill, books, "");
            if (random.nextInt(10) > 0) {
                child.awaitReady();
            }
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            child.kill();
            assertInOrder(file, books, "kill " + kill);
        }
        System.out.println(KILLS + " kills");
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws IOException, InterruptedException {
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), DISK_MEGABYTES);
        if (mounted.isEmpty()) {
            System.out.println("no disk of a few megabytes can be mounted here; the largest file is bounded instead");
            aFileThatMayNotGrow();
            return;
        }
        SmallDisk disk = mounted.get();
        try {
            for (int i = 0; i < FULL_DISKS; i++) {
                Path file = disk.folder().resolve("full-" + i + ".ixion");
                Books books = new Books();
                disk.fill(40_000 + random.nextInt(16_000));
                Child child = new Child(file, "full", books, "");
                assertThat(child.ends(60)).as("the process ends by itself").isTrue();
                assertThat(child.refusals()).isPositive();
                disk.relieve();
                assertInOrder(file, books, "full disk " + i);
                goOn(file, books, "after-" + i);
                removeDatabase(file);
            }
        } finally {
            disk.unmount();
        }
    }

    private void aFileThatMayNotGrow() throws IOException, InterruptedException {
        for (int i = 0; i < FULL_DISKS; i++) {
            Path file = folder.resolve("bounded-" + i + ".ixion");
            Books books = new Books();
            Child child = new Child(file, "full", books, "ulimit -f " + (4_000 + random.nextInt(16_000)) + "; ");
            assertThat(child.ends(60)).as("the process ends by itself").isTrue();
            assertThat(child.refusals()).isPositive();
            assertInOrder(file, books, "bounded file " + i);
            goOn(file, books, "after-" + i);
        }
    }

    @Test
    void twoProcessesWriteToOneFileAndEachMayBeKilled() throws IOException, InterruptedException {
        Path file = folder.resolve("shared.ixion");
        Books books = new Books();
        Child one = new Child(file, "one", books, "");
        Child two = new Child(file, "two", books, "");
        for (int i = 0; i < TWO_PROCESSES; i++) {
            one.awaitReady();
            two.awaitReady();
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            if (random.nextBoolean()) {
                one.kill();
                one = new Child(file, "one-" + i, books, "");
            } else {
                two.kill();
                two = new Child(file, "two-" + i, books, "");
            }
            assertThat(one.refusals() + two.refusals()).isZero();
        }
        one.kill();
        two.kill();
        assertInOrder(file, books, "two processes");
    }

    /// Writes on for a moment.
    private static void goOn(Path file, Books books, String name) throws IOException, InterruptedException {
        Child child = new Child(file, name, books, "");
        child.awaitReady();
        Thread.sleep(300);
        child.kill();
        assertInOrder(file, books, name);
    }

    /// Opens the file as the program does, and compares everything.
    private static void assertInOrder(Path file, Books books, String when) {
        try (Workspace workspace = Workspace.open(file, InstantSource.system())) {
            workspace.jobs().interruptOrphans(Owner::isAlive, Instant.now());
            assertThat(books.compare(workspace.attestations())).as(when).isEmpty();
            assertThat(workspace.upkeep().check(done -> {}).faults()).as(when).isEmpty();
        }
    }

    private static void removeDatabase(Path file) {
        for (String part : new String[]{"", "-wal", "-shm"}) {
            file.resolveSibling(file.getFileName() + part).toFile().delete();
        }
    }
}
