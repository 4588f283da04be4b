package dev.ixion.ingest.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;

/// A small history with everything that histories have.
final class SampleHistory {
    static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";

    private SampleHistory() {}

    static TestRepository in(Path folder) throws IOException, GitAPIException {
        TestRepository repository = new TestRepository(folder);
        String first = repository.write("readme.md", LINES).write("src/a.txt", LINES).write("zoë/naïve 日本.txt", "x\n")
            .write("empty", "")
            .commit("First\n\nWith a body.\n");
        repository.lightTag("v0.1");
        repository.branch("feature/ü");
        repository.write("src/a.txt", LINES.replace("two", "2").replace("nine\n", "")).commit("Change on the branch");
        repository.write("picture.bin", new byte[]{1, 2, 0, 3}).commit("Binary", "Zoë 日本", "zoe@example.com");
        repository.checkout("main");
        repository.write("readme.md", "zero\n" + LINES + "no newline").commit("On main");
        repository.merge("feature/ü");
        repository.annotatedTag("v1.0", "The first release\n\nAt last.");
        repository.delete("readme.md").write("docs/readme.txt", "zero\n" + LINES + "no newline\n").commit("Rename");
        repository.delete("src/a.txt").write("picture.bin", new byte[]{1, 0, 4}).commit("Delete");
        repository.delete("empty");
        Files.createSymbolicLink(repository.folder().resolve("empty"), Path.of("docs"));
        repository.commit("A file becomes a link");
        repository.rawCommit("nobody", """
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            author  <> 1700000000 +0000
            committer  <> 1700000100 -0730

            """);
        repository.rawCommit("latin", """
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            author J\u00f6rg <joerg@example.com> 1700000000 +0000
            committer J\u00f6rg <joerg@example.com> 1700000200 +0000
            encoding ISO-8859-1

            Gr\u00fc\u00dfe
            """);
        repository.point("refs/remotes/origin/main", ObjectId.fromString(first));
        repository.git().getRepository().updateRef("refs/remotes/origin/HEAD").link("refs/remotes/origin/main");
        return repository;
    }
}
