package dev.ixion.cli;

import dev.ixion.app.App;
import dev.ixion.app.Config;
import dev.ixion.app.Places;
import dev.ixion.command.TypeName;
import dev.ixion.handler.HandlerDraft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where a test calls the program and sees what it answers. All that the program writes lies in one folder.
final class Terminal {
    private final Path home;
    private final Places places;

    /// What the program said.
    record Answer(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    Terminal(Path home) {
        this.home = home;
        places = Places.below(home);
    }

    Path home() {
        return home;
    }

    Answer ixion(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new Cli(places, new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8)).run(List.of(words));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The same with `--json`.
    Answer json(String... words) {
        String[] all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--json";
        return ixion(all);
    }

    /// Stores a handler as the desktop of the named author does; it is not checked.
    void handler(String type, String author, String code) {
        try (App app = App.open(Config.load(places), places.data().resolve("default.ixion"), places,
            InstantSource.system())) {
            app.handlers().save(
                new HandlerDraft(new TypeName(type), code, author, "by hand", Optional.empty(), true, "canvas"));
        }
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(home.resolve(name), content);
    }

    /// A git repository with one commit of one file.
    Path repository(String name) throws IOException, GitAPIException {
        Path folder = home.resolve(name);
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            Files.writeString(folder.resolve("readme.md"), "one\n");
            git.add().addFilepattern(".").call();
            git.commit().setMessage("First").setAuthor("Ada", "ada@example.com")
                .setCommitter("Ada", "ada@example.com").setSign(false).call();
        }
        return folder;
    }
}
