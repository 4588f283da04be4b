package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bare clones of remote repositories, one folder for each URL. A clone is made under another name and takes its place
/// when it is whole; of two runs with the same URL, in this program or another, one waits for the other.
final class RemoteCache {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCache.class);
    private static final int LONGEST_NAME = 40;
    private static final int HASH_BYTES = 4;

    private final Path folder;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    RemoteCache(Path folder) {
        this.folder = folder;
    }

    /// The folder of a bare clone that has what the remote repository has now.
    ///
    /// @throws ProblemException if it cannot be reached
    Path fetched(GitAddress.Remote remote, GitProgress progress) throws IOException {
        String key = key(remote.uri());
        Path clone = folder.resolve(key + ".git");
        InterruptibleCall.run(progress.monitor().cancel(), () -> {
            ReentrantLock lock = locks.computeIfAbsent(key, _ -> new ReentrantLock());
            lock.lockInterruptibly();
            try {
                Files.createDirectories(folder);
                alone(key, () -> bringUpToDate(clone, remote, progress));
            } finally {
                lock.unlock();
            }
        });
        return clone;
    }

    /// The last segment of a URL's path, without `.git`.
    static String name(URIish uri) {
        try {
            return RepositorySource.withoutDotGit(uri.getHumanishName());
        } catch (IllegalArgumentException _) {
            return "repository";
        }
    }

    private void alone(String key, InterruptibleCall.Action action) throws IOException, InterruptedException {
        Path lockFile = folder.resolve(key + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var _ = channel.lock()) {
            action.run();
        } catch (OverlappingFileLockException busy) {
            throw new ProblemException(Problem.of(text("git.cache-busy")), busy);
        }
    }

    private void bringUpToDate(Path clone, GitAddress.Remote remote, GitProgress progress) throws IOException {
        if (FileKey.isGitRepository(clone.toFile(), FS.DETECTED)) {
            removeLeftLocks(clone);
            try (Repository repository = RepositorySource.bare(clone)) {
                RemoteFetch.into(repository, remote, progress);
            }
            return;
        }
        LOG.info("cloning {} into {}", remote.display(), clone);
        Path part = clone.resolveSibling(clone.getFileName() + ".part");
        delete(clone);
        delete(part);
        try {
            try (Repository repository = RepositorySource.bare(part)) {
                repository.create(true);
                RemoteFetch.into(repository, remote, progress);
            }
            Files.move(part, clone, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    /// A program that was killed in the midst of a fetch leaves locks behind, and with them no later fetch would
    /// succeed. Nobody else can hold one now.
    private static void removeLeftLocks(Path clone) throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> top = Files.list(clone); Stream<Path> refs = Files.walk(clone.resolve("refs"))) {
            Stream.concat(top, refs).filter(file -> file.toString().endsWith(".lock")).forEach(left::add);
        }
        for (Path lock : left) {
            Files.delete(lock);
        }
    }

    private static void delete(Path tree) throws IOException {
        File file = tree.toFile();
        FileUtils.delete(file, FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
    }

    private static String key(URIish uri) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(uri.toString().getBytes(StandardCharsets.UTF_8));
            String readable = name(uri).replaceAll("[^A-Za-z0-9._-]", "_");
            return readable.substring(0, Math.min(readable.length(), LONGEST_NAME)) + "-"
                + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
