package dev.ixion.ingest.git;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/// Opens the repository that an address means: a folder's in place, a remote one's clone in the cache.
final class RepositorySource {
    private static final String DOT_GIT = ".git";

    private final RemoteCache cache;

    RepositorySource(RemoteCache cache) {
        this.cache = cache;
    }

    /// @throws ProblemException if there is none, or it cannot be reached
    NamedRepository open(GitAddress address, GitProgress progress) throws IOException {
        return switch (address) {
            case GitAddress.Folder(Path path) -> open(path);
            case GitAddress.Remote remote -> new NamedRepository(checked(bare(cache.fetched(remote, progress))),
                RemoteCache.name(remote.uri()));
        };
    }

    private static NamedRepository open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw GitAddress.noSuchPath(path.toString());
        }
        if (Files.isRegularFile(path) && !path.endsWith(DOT_GIT)) {
            throw new ProblemException(Problem.of(text("git.is-a-file", path), Problem.detail("path", path)));
        }
        Path start = path.toRealPath();
        File gitFolder = new FileRepositoryBuilder().findGitDir(start.toFile()).getGitDir();
        if (gitFolder == null) {
            throw new ProblemException(
                Problem.of(text("git.no-repository", path), Problem.detail("path", path)));
        }
        Repository repository = checked(new FileRepositoryBuilder().setMustExist(true).setGitDir(gitFolder).build());
        return new NamedRepository(repository, name(start, gitFolder.toPath()));
    }

    /// The folder in which the user works, or that of a bare repository without its `.git`. Not asked of the
    /// repository: its settings may move the work tree elsewhere.
    private static String name(Path start, Path gitFolder) {
        boolean bare = start.startsWith(gitFolder) && !gitFolder.endsWith(DOT_GIT);
        Path folder = bare ? gitFolder : workTree(start).orElse(gitFolder);
        return Optional.ofNullable(folder.getFileName()).map(name -> withoutDotGit(name.toString()))
            .orElse("repository");
    }

    private static Optional<Path> workTree(Path start) {
        return Stream.<Path>iterate(start, folder -> folder != null, Path::getParent)
            .filter(folder -> !folder.endsWith(DOT_GIT) && Files.exists(folder.resolve(DOT_GIT))).findFirst();
    }

    static String withoutDotGit(String name) {
        return name.length() > DOT_GIT.length() && name.endsWith(DOT_GIT)
            ? name.substring(0, name.length() - DOT_GIT.length())
            : name;
    }

    static Repository bare(Path folder) throws IOException {
        return new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
    }

    private static Repository checked(Repository repository) {
        String format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            repository.close();
            throw new ProblemException(
                Problem.of(text("git.object-format", format), Problem.detail("object_format", format)));
        }
        return repository;
    }
}
