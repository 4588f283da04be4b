package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.ats.ProblemException;
import dev.ixion.run.RunCancelledException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitErrorsTest {
    @TempDir
    private Path temp;
    private final MemoryFacts facts = new MemoryFacts();

    @Test
    void wantsExactlyOneWord() {
        assertThat(messageOf()).contains("Say which repository");
        assertThat(messageOf("a", "b c")).contains("this names 2").contains("quotes");
    }

    @Test
    void saysThatAPathDoesNotExist() {
        assertThat(messageOf(temp.resolve("nowhere").toString())).contains("nowhere does not exist");
        assertThat(messageOf("~/no such folder, surely")).contains("no such folder, surely does not exist")
            .doesNotContain("~");
        assertThat(messageOf("a\0b")).contains("does not exist");
    }

    @Test
    void saysThatAFolderIsNoRepository() {
        assertThat(messageOf(temp.toString())).contains("is no git repository");
    }

    @Test
    void saysThatARepositoryHasNoCommits() {
        new TestRepository(temp).close();
        RecordingMonitor monitor = new RecordingMonitor();
        new GitIngestor(temp).ingest(List.of(temp.toString()), facts, monitor);

        assertThat(facts.claims()).isEmpty();
        assertThat(monitor.output).containsExactly(temp.getFileName() + " has no commits yet");
    }

    @Test
    void saysThatARepositoryIsDamaged() throws Exception {
        try (TestRepository repository = new TestRepository(temp)) {
            String hash = repository.write("a", "1\n").commit("First");
            Path object = temp.resolve(".git/objects").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
            object.toFile().setWritable(true);
            Files.write(object, new byte[]{1, 2, 3});
            assertThat(messageOf(temp.toString())).contains("damaged").contains("git fsck");
            Files.delete(object);
            assertThat(messageOf(temp.toString())).contains("incomplete or damaged").contains(hash);
        }
    }

    @Test
    void saysThatAnObjectFormatIsNotSupported() {
        CommandLine.git(temp, "init", "-q", "--object-format=sha256");
        assertThat(messageOf(temp.toString())).contains("sha256");
    }

    @Test
    void saysThatARemoteRepositoryCannotBeReached() throws Exception {
        assertThat(messageOf("file://" + temp.resolve("nowhere"))).contains("There is no repository at");
        assertThat(messageOf("https://nowhere.invalid/project")).contains("host nowhere.invalid is not known");
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(messageOf("http://127.0.0.1:" + closed + "/project")).contains("cannot be reached")
            .contains("Check the network");
        assertThat(messageOf("git://127.0.0.1:" + closed + "/project")).contains("refused");
        try (Stream<Path> left = Files.list(temp.resolve("cache"))) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }

    @Test
    void saysThatSshCouldNotConnect() throws Exception {
        CommandLine.run(temp, "ssh", "-V");
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(messageOf("ssh://git:s3cret@127.0.0.1:" + closed + "/project"))
            .startsWith("ssh could not connect to ssh://git@127.0.0.1").contains("refused").doesNotContain("s3cret");
    }

    @Test
    void saysWhichAddressesItUnderstands() {
        assertThat(messageOf("ftp://example.com/x")).contains("ftp://").contains("https");
        assertThat(messageOf("https://ada:s3/cr@t@example.com/x")).contains("%40").doesNotContain("s3");
        assertThat(messageOf("https://example.com/x?token=s3cret")).contains("question mark").doesNotContain("s3cret");
        assertThat(messageOf("ssh://-oProxyCommand=x/project")).contains("cannot be understood");
    }

    @Test
    void endsWhenItIsCancelled() throws Exception {
        Files.createDirectory(temp.resolve("work"));
        SampleHistory.in(temp.resolve("work")).close();
        RecordingMonitor monitor = new RecordingMonitor();
        GitIngestor ingestor = new GitIngestor(temp);
        List<String> input = List.of(temp.resolve("work").toString());

        assertThatThrownBy(() -> ingestor.ingest(input, claim -> {
            if (claim.predicates().contains("is_commit")) {
                monitor.cancel().cancel();
            }
            return facts.attest(claim);
        }, monitor)).isInstanceOf(RunCancelledException.class);
        assertThat(facts.of("is_commit")).hasSize(1);
        assertThatThrownBy(() -> ingestor.ingest(input, facts, monitor)).isInstanceOf(RunCancelledException.class);
    }

    private String messageOf(String... input) {
        try {
            new GitIngestor(temp.resolve("cache")).ingest(List.of(input), facts, new RecordingMonitor());
        } catch (ProblemException problem) {
            return problem.problem().message();
        }
        throw new AssertionError("it was read");
    }
}
