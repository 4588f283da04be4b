package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folders for the files that runs need only while they last, one for each run. All of a process lie in one folder, beside
/// which a file is locked for as long as the process lives: what another one left behind is known by its file not being
/// locked, and is removed.
public final class Scratches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratches.class);
    private static final Duration TO_CLOSE = Duration.ofSeconds(2);
    private static final String LOCK = ".lock";
    /// The files that this process has locked, whoever in it did: such locks are the process's. To open and close one of
    /// them again would give its lock up.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/F_SETLK.2const.html">Advisory record locking</a>
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path parent;
    /// Removing may take long, and nobody has to wait for it. Its thread ends when there is nothing to remove.
    private final ThreadPoolExecutor remover = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("ixion-python-scratch-", 1).factory(),
        // What comes after the end is left to a later process
        new ThreadPoolExecutor.DiscardPolicy());
    private boolean closed;
    /// Empty until there is a context for a run.
    private final List<OfProcess> ofProcess = new ArrayList<>();

    /// The folder of this process, and the file that is locked.
    private record OfProcess(Path folder, Path file, FileChannel lock) {}

    /// @param parent where all folders lie; made when it is missing. No other run may reach into it
    public Scratches(Path parent) {
        this.parent = parent;
        remover.allowCoreThreadTimeOut(true);
    }

    /// Makes a folder that only this user can look into.
    ///
    /// @return where it lies in truth; empty if it cannot be made, which is logged
    Optional<Path> make() {
        try {
            // Whoever cleans up caches may have taken it
            Path folder = Files.createDirectories(ofProcess().folder());
            return Optional.of(Files.createTempDirectory(folder, "run-").toRealPath());
        } catch (IOException failed) {
            LOG.warn("There is no folder for the files that a run needs only while it lasts", failed);
            return Optional.empty();
        }
    }

    private synchronized OfProcess ofProcess() throws IOException {
        if (closed) {
            throw new IOException("the folders were closed");
        }
        if (ofProcess.isEmpty()) {
            ofProcess.add(newOfProcess());
            remover.execute(this::sweep);
        }
        return ofProcess.getFirst();
    }

    private OfProcess newOfProcess() throws IOException {
        Files.createDirectories(parent);
        String name = UUID.randomUUID().toString();
        Path file = parent.toRealPath().resolve(name + LOCK);
        OWN.add(file);
        try {
            return locked(file, parent.resolve(name));
        } catch (IOException failed) {
            OWN.remove(file);
            throw failed;
        }
    }

    private static OfProcess locked(Path file, Path folder) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new OfProcess(Files.createDirectory(folder), file, channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /// Has a folder removed, soon.
    void remove(Path folder) {
        remover.execute(() -> removeNow(folder));
    }

    private static void removeNow(Path folder) {
        try {
            RemoveFolder.with(folder);
        } catch (IOException failed) {
            LOG.warn("{} of a run that is over could not be removed", folder, failed);
        }
    }

    private void sweep() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent.toRealPath(), "*" + LOCK)) {
            for (Path file : files) {
                removeIfLeft(file);
            }
        } catch (IOException failed) {
            LOG.warn("What ended processes left in {} could not be looked for", parent, failed);
        }
    }

    private void removeIfLeft(Path file) {
        if (OWN.contains(file)) {
            return;
        }
        String name = file.getFileName().toString();
        Path folder = parent.resolve(name.substring(0, name.length() - LOCK.length()));
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                if (Files.exists(folder)) {
                    RemoveFolder.with(folder);
                }
                Files.delete(file);
            }
        } catch (OverlappingFileLockException beingRemoved) {
            LOG.debug("{} is being removed for another runtime of this process", folder);
        } catch (IOException failed) {
            LOG.warn("{} of a process that has ended could not be removed", folder, failed);
        }
    }

    /// Waits for what is being removed, but not for ever: what is left is removed by a later process.
    @Override
    public void close() {
        // With what was made for runs that never came
        closeFolders().forEach(this::remove);
        remover.shutdown();
        try {
            if (!remover.awaitTermination(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Some of {} is left to be removed", parent);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        closeProcess();
    }

    private synchronized List<Path> closeFolders() {
        closed = true;
        return ofProcess.stream().map(OfProcess::folder).toList();
    }

    private synchronized void closeProcess() {
        for (OfProcess mine : ofProcess) {
            try {
                mine.lock().close();
                OWN.remove(mine.file());
                if (Files.notExists(mine.folder())) {
                    Files.deleteIfExists(mine.file());
                }
            } catch (IOException left) {
                LOG.debug("{} is left to be removed", mine.folder(), left);
            }
        }
        ofProcess.clear();
    }
}
