package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitAddressTest {
    @ParameterizedTest
    @CsvSource({ //
            "https://example.com/a/project.git, project, https://example.com/a/project.git",
            "https://token@example.com/a/project/, project, https://example.com/a/project/",
            "https://ada:secret@example.com/@scope/project, project, https://example.com/@scope/project",
            "HTTP://example.com:8080/project, project, http://example.com:8080/project",
            "ssh://git:secret@example.com:22/project.git, project, ssh://git@example.com:22/project.git",
            "git@example.com:a/project.git, project, git@example.com:a/project.git",
            "example.com:project, project, example.com:project", //
            "git://example.com/project, project, git://example.com/project",
            "file:///srv/project/.git, project, file:///srv/project/.git",
    })
    void knowsAUrlAndItsName(String word, String name, String display) {
        assertThat(GitAddress.of(word)).isInstanceOfSatisfying(GitAddress.Remote.class, remote -> {
            assertThat(RemoteCache.name(remote.uri())).isEqualTo(name);
            assertThat(remote.display()).isEqualTo(display);
            assertThat(remote.toString()).doesNotContain("secret").doesNotContain("token");
        });
    }

    @Test
    void knowsAFolder() {
        Path home = Path.of(System.getProperty("user.home"));
        assertThat(folder("~")).isEqualTo(home);
        assertThat(folder("~/a/../b")).isEqualTo(home.resolve("b"));
        assertThat(folder("a")).isEqualTo(Path.of("a").toAbsolutePath());
        assertThat(folder("./a:b")).isEqualTo(Path.of("a:b").toAbsolutePath());
        assertThat(folder("C:\\work")).isEqualTo(Path.of("C:\\work").toAbsolutePath());
        assertThat(folder("/a:b")).isEqualTo(Path.of("/a:b"));
    }

    @Test
    void givesALoginToItsOwnHostOnly() throws Exception {
        var remote = (GitAddress.Remote) GitAddress.of("https://ada:secret@example.com/project");
        CredentialItem.Username user = new CredentialItem.Username();
        CredentialItem.Password password = new CredentialItem.Password();

        UrlCredentials credentials = new UrlCredentials(remote);
        assertThat(credentials.get(new URIish("https://example.com/other"), user, password)).isTrue();
        assertThat(user.getValue()).isEqualTo("ada");
        assertThat(password.getValue()).containsExactly('s', 'e', 'c', 'r', 'e', 't');
        assertThat(credentials.refused()).isFalse();
        assertThat(credentials.get(new URIish("https://evil.example/project"), user, password)).isFalse();
        assertThat(credentials.refused()).isTrue();
        assertThat(credentials.supports(new CredentialItem.YesNoType("Trust it?"))).isFalse();
    }

    @Test
    void asksSshNeverToAsk() throws Exception {
        List<String> words = BatchSsh.words(new URIish("ssh://git@example.com:2222/project"),
            "git-upload-pack '/project'");
        assertThat(words).startsWith("ssh", "-o", "BatchMode=yes").endsWith("-p", "2222", "--", "git@example.com",
            "git-upload-pack '/project'");
    }

    private static Path folder(String word) {
        return ((GitAddress.Folder) GitAddress.of(word)).path();
    }
}
