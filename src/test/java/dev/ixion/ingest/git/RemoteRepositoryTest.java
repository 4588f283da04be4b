package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import dev.ixion.run.RunCancelledException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RemoteRepositoryTest {
    @TempDir
    private Path temp;
    private Path cache;
    private TestRepository remote;
    private String url;
    private MemoryFacts facts = new MemoryFacts();

    @BeforeEach
    void remoteRepository() throws IOException, GitAPIException {
        cache = temp.resolve("cache");
        remote = SampleHistory.in(Files.createDirectory(temp.resolve("project")));
        url = remote.folder().toUri().toString().replace("file:/", "file:///").replace("////", "//").replaceAll("/$",
            "");
    }

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void saysOfACloneWhatItSaysOfTheFolder() {
        ingest(url);
        MemoryFacts folder = new MemoryFacts();
        new GitIngestor(cache).ingest(List.of(remote.folder().toString()), folder, new RecordingMonitor());

        assertThat(facts.ids()).isSubsetOf(folder.ids());
        assertThat(folder.claims()).hasSize(facts.claims().size() + 1)
            .anyMatch(claim -> claim.subjects().contains("branch:origin/main"));
    }

    @Test
    void fetchesWhatIsNew() throws Exception {
        ingest(url);
        assertThat(names()).hasSize(2);
        facts.startAgain();
        String hash = remote.write("new", "1\n").commit("One more");
        ingest(url);

        assertThat(facts.newCount()).isEqualTo(5);
        assertThat(facts.one("is_commit", hash).contexts()).containsExactly("repo:project");
        assertThat(names()).hasSize(2);
    }

    @Test
    void forgetsDeletedBranchesAndFollowsMovedOnes() throws Exception {
        remote.branch("topic");
        remote.commit("On a topic");
        remote.checkout("main");
        ingest(url);
        remote.git().branchDelete().setBranchNames("topic").setForce(true).call();
        remote.git().tagDelete().setTags("v0.1").call();
        remote.branch("topic/one");
        String hash = remote.commit("A branch where a branch was");
        facts = new MemoryFacts();
        ingest(url);

        assertThat(facts.of("points_to").stream().flatMap(claim -> claim.subjects().stream()))
            .contains("branch:topic/one").doesNotContain("branch:topic", "tag:v0.1");
        assertThat(facts.one("points_to", "branch:topic/one").contexts()).containsExactly(hash);
    }

    @Test
    void readsAnEmptyRepository() throws Exception {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        new TestRepository(empty).close();
        RecordingMonitor monitor = new RecordingMonitor();
        new GitIngestor(cache).ingest(List.of("file://" + empty), facts, monitor);

        assertThat(facts.claims()).isEmpty();
        assertThat(monitor.output).containsExactly("empty has no commits yet");
    }

    @Test
    void clonesAgainAfterACloneThatWasInterrupted() throws Exception {
        RecordingMonitor[] monitor = {new RecordingMonitor()};
        monitor[0] = new RecordingMonitor(_ -> monitor[0].cancel().cancel());
        assertThatThrownBy(() -> new GitIngestor(cache).ingest(List.of(url), facts, monitor[0]))
            .isInstanceOf(RunCancelledException.class);
        assertThat(facts.claims()).isEmpty();
        assertThat(names()).noneMatch(name -> name.endsWith(".git"));

        // as a program leaves it that is killed in the midst
        ingest(url);
        Path clone = cloneFolder();
        Path part = Files.move(clone, clone.resolveSibling(clone.getFileName() + ".part"));
        Files.delete(part.resolve("HEAD"));
        facts = new MemoryFacts();
        ingest(url);
        assertThat(facts.of("is_commit")).hasSize(10);
        assertThat(names()).hasSize(2);
    }

    @Test
    void fetchesAfterAFetchThatWasKilled() throws Exception {
        ingest(url);
        Files.createFile(cloneFolder().resolve("refs/heads/main.lock"));
        Files.createFile(cloneFolder().resolve("packed-refs.lock"));
        String hash = remote.commit("One more");
        ingest(url);

        assertThat(facts.one("is_commit", hash).contexts()).containsExactly("repo:project");
    }

    @Test
    @Timeout(20)
    void endsAtOnceWhenCancelledThoughTheServerIsSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RecordingMonitor monitor = new RecordingMonitor();
            Thread server = Thread.ofVirtual().start(() -> {
                try (Socket connection = silent.accept()) {
                    connection.getInputStream().read();
                    monitor.cancel().cancel();
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    monitor.cancel().cancel();
                }
            });
            String slow = "http://127.0.0.1:" + silent.getLocalPort() + "/project";
            assertThatThrownBy(() -> new GitIngestor(cache).ingest(List.of(slow), facts, monitor))
                .isInstanceOf(RunCancelledException.class);
            server.join();
        }
    }

    @Test
    void fetchesOverHttpWithTheLoginOfTheUrl() throws Exception {
        writeForDumbHttp();
        try (PasswordServer server = new PasswordServer(remote.folder().resolve(".git"), "ada", "se/cret")) {
            RecordingMonitor monitor = new RecordingMonitor();
            new GitIngestor(cache).ingest(List.of(server.url("ada:se%2Fcret@")), facts, monitor);

            assertThat(facts.of("is_commit")).hasSize(10);
            assertThat(monitor.progress.toString() + monitor.output + facts.claims() + names())
                .doesNotContain("se/cret")
                .doesNotContain("se%2Fcret").doesNotContain("ada:");
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain("se/cret");
                }
            }
        }
    }

    @Test
    void neverShowsALoginThatIsRefused() throws Exception {
        writeForDumbHttp();
        try (PasswordServer server = new PasswordServer(remote.folder().resolve(".git"), "ada", "right")) {
            for (String login : List.of("ada:s3cret@", "s3cret@", "")) {
                assertThatThrownBy(() -> ingest(server.url(login))).isInstanceOfSatisfying(ProblemException.class,
                    failed -> assertThat(failed.problem().toString()).contains("wants a login")
                        .contains(server.url("")).doesNotContain("s3cret"));
            }
            assertThat(names()).noneMatch(name -> name.contains("s3cret"));
        }
    }

    private void writeForDumbHttp() throws Exception {
        StringBuilder refs = new StringBuilder();
        for (Ref ref : remote.git().getRepository().getRefDatabase().getRefsByPrefix("refs/heads/", "refs/tags/")) {
            refs.append(ObjectId.toString(ref.getObjectId())).append('\t').append(ref.getName()).append('\n');
        }
        Path git = remote.folder().resolve(".git");
        Files.createDirectories(git.resolve("info"));
        Files.writeString(git.resolve("info/refs"), refs);
        Files.createDirectories(git.resolve("objects/info"));
        Files.writeString(git.resolve("objects/info/packs"), "\n");
    }

    private Path cloneFolder() throws IOException {
        return cache.resolve(names().stream().filter(name -> name.endsWith(".git")).findFirst().orElseThrow());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void ingest(String from) {
        new GitIngestor(cache).ingest(List.of(from), facts, new RecordingMonitor());
    }
}
