package dev.ixion.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Jobs and what came of them.
class PulseCommandsTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void aJobIsAddedPausedResumedAndRemoved() {
        JsonNode added = terminal.json("pulse", "add", "git", "/repo", "every", "5m").json();
        assertThat(added.propertyNames()).containsExactly("job", "command", "schedule", "paused", "due", "created");
        assertThat(added.path("command").asString()).isEqualTo("ix git /repo");
        assertThat(added.path("schedule").asString()).isEqualTo("every 5m");
        assertThat(Instant.parse(added.path("due").asString())).isBeforeOrEqualTo(Instant.now());
        String id = added.path("job").asString();

        assertThat(terminal.ixion("pulse", "pause", id)).isEqualTo(
            new Terminal.Answer(0, "Job " + id + " is paused\n", ""));
        assertThat(terminal.json("pulse", "list").json().path(0).path("paused").asBoolean()).isTrue();
        assertThat(terminal.ixion("pulse", "list").lines().getLast()).matches("1 +ix git /repo +every 5m +paused");
        assertThat(terminal.json("pulse", "resume", id).out()).contains("\"job\" : " + id);
        JsonNode resumed = terminal.json("pulse", "list").json().path(0);
        assertThat(resumed.path("paused").asBoolean(true)).isFalse();
        assertThat(Instant.parse(resumed.path("due").asString())).isAfter(Instant.now());
        assertThat(terminal.ixion("pulse", "remove", id).out()).isEqualTo("Job " + id + " is removed\n");
        assertThat(terminal.ixion("pulse", "list")).isEqualTo(new Terminal.Answer(0, "", "There are no jobs\n"));
        assertThat(terminal.json("pulse", "list").json()).isEmpty();
    }

    @Test
    void aWholeCommandLineMayBeOneArgument() {
        JsonNode job = terminal.json("pulse", "add", "ix git '/my repo' cron \"0 6 * * 1-5\"").json();
        assertThat(job.path("command").asString()).isEqualTo("ix git '/my repo'");
        assertThat(job.path("schedule").asString()).isEqualTo("cron \"0 6 * * 1-5\"");
    }

    @Test
    void thePathOfAFolderIsOneWordAndIsKeptAbsolute() throws IOException, GitAPIException {
        Path folder = terminal.repository("my repo");
        assertThat(terminal.json("pulse", "add", folder.toString()).json().path("command").asString())
            .isEqualTo("ix '" + folder + "'");
        assertThat(terminal.json("pulse", "add", "git", "./src/../docs", "every", "1h").json().path("command")
            .asString()).isEqualTo("ix git " + Path.of("docs").toAbsolutePath());
    }

    @Test
    void aPreviewIsNoJob() throws IOException, GitAPIException {
        String folder = terminal.repository("repo").toString();
        for (List<String> words : List.of(List.of("ix --preview git " + folder),
            List.of("ix", "--preview", "git", folder))) {
            Terminal.Answer told = terminal.ixion(Stream.concat(Stream.of("pulse", "add"), words.stream())
                .toArray(String[]::new));
            assertThat(told.code()).isEqualTo(2);
        }
        assertThat(terminal.ixion("pulse", "add", "ix --preview git " + folder).err())
            .contains("Pulse runs no previews; look at one with: ixion ix --preview <command>");
        assertThat(terminal.json("pulse", "list").json()).isEmpty();
    }

    @Test
    void aJobThatDoesNotExistIsNamed() {
        for (String what : new String[]{"pause", "resume", "remove", "history"}) {
            Terminal.Answer told = terminal.json("pulse", what, "99");
            assertThat(told.code()).isEqualTo(1);
            assertThat(told.json().path("error").asString())
                .isEqualTo("There is no job 99; 'ixion pulse list' shows the jobs that there are");
            assertThat(told.json().path("details").path(0).asString()).isEqualTo("job=99");
        }
    }

    @Test
    void aCommandThatCannotBeRunIsNotAdded() {
        assertThat(terminal.ixion("pulse", "add", "webhook", "x", "every", "5m").code()).isEqualTo(3);
        assertThat(terminal.ixion("pulse", "add", "ax ada").code()).isEqualTo(2);
        assertThat(terminal.ixion("pulse", "add", "git", "/x", "cron", "0 0 30 2 *").code()).isEqualTo(2);
        assertThat(terminal.json("pulse", "list").json()).isEmpty();
    }

    @Test
    void theHistorySaysHowEachRunEnded() throws IOException, GitAPIException {
        assertThat(terminal.ixion("pulse", "history")).isEqualTo(
            new Terminal.Answer(0, "", "Nothing has run yet\n"));
        assertThat(terminal.json("pulse", "history").json()).isEmpty();
        terminal.ixion("ix", "git", terminal.repository("repo").toString());
        terminal.ixion("ix", "git", terminal.home().resolve("nowhere").toString());
        JsonNode history = terminal.json("pulse", "history").json();
        assertThat(history).hasSize(2);
        JsonNode failed = history.path(0);
        JsonNode done = history.path(1);
        assertThat(done.propertyNames()).containsExactly("execution", "job", "command", "due", "started", "ended",
            "state", "handler", "version", "new", "known", "error", "usage");
        assertThat(done.path("state").asString()).isEqualTo("succeeded");
        assertThat(done.path("handler").asString()).isEqualTo("git");
        assertThat(done.path("version").isNull()).isTrue();
        assertThat(done.path("error").isNull()).isTrue();
        assertThat(Instant.parse(done.path("ended").asString()))
            .isAfterOrEqualTo(Instant.parse(done.path("started").asString()));
        assertThat(failed.path("state").asString()).isEqualTo("failed");
        assertThat(failed.path("error").asString()).contains("does not exist");
        assertThat(terminal.json("pulse", "history", "--limit", "1").json()).hasSize(1);
        assertThat(terminal.json("pulse", "history", done.path("job").asString()).json()).hasSize(1);
        assertThat(terminal.ixion("pulse", "history").lines()).hasSize(3).satisfies(
            lines -> assertThat(lines.getLast()).contains("ix git").contains("✓"));
    }
}
