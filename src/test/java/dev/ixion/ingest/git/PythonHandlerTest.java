package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Attributes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The example handler says what the built-in ingestor says.
class PythonHandlerTest {
    private static final String RUNNER = """
        import json, runpy, sys
        def attest(subjects, predicates, contexts, actors=None, attributes=None, at=None):
            print("FACT" + json.dumps([subjects, predicates, contexts, attributes or {}, at]))
        runpy_globals = {"attest": attest, "upstream": None}
        script = sys.argv[1]
        sys.argv = ["git", sys.argv[2]]
        runpy.run_path(script, init_globals=runpy_globals, run_name="__main__")
        """;

    @TempDir
    private Path temp;

    @Test
    void saysOfARepositoryWhatTheIngestorSays() throws Exception {
        Path work = Files.createDirectory(temp.resolve("my project"));
        SampleHistory.in(work).close();

        assertThat(python(work)).isEqualTo(ingested(work)).hasSizeGreaterThan(40);
    }

    @Test
    void saysOfAShallowCloneWhatTheIngestorSays() throws Exception {
        Path work = Files.createDirectory(temp.resolve("project"));
        SampleHistory.in(work).close();
        CommandLine.git(temp, "clone", "--quiet", "--bare", "--depth", "3", work.toUri().toString(), "shallow.git");

        Path shallow = temp.resolve("shallow.git");
        assertThat(python(shallow)).isEqualTo(ingested(shallow)).anyMatch(fact -> fact.contains("\"shallow\":true"));
    }

    @Test
    void saysThatThereAreNoCommits() {
        CommandLine.git(temp, "init", "-q");
        assertThat(python(temp)).isEmpty();
    }

    private Set<String> ingested(Path folder) {
        MemoryFacts facts = new MemoryFacts();
        new GitIngestor(temp).ingest(List.of(folder.toString()), facts, new RecordingMonitor());
        return facts.withoutActors();
    }

    private Set<String> python(Path folder) {
        Set<String> said = new HashSet<>();
        String script = Path.of("docs/examples/ingest-git.py").toAbsolutePath().toString();
        CommandLine.run(temp, "python3", "-X", "utf8", "-c", RUNNER, script, folder.toString()).lines()
            .filter(line -> line.startsWith("FACT")).map(line -> JsonMapper.shared().readTree(line.substring(4)))
            .forEach(fact -> said.add(said(fact)));
        return said;
    }

    private static String said(JsonNode fact) {
        return "[" + fact.get(0).stringValue() + "] [" + fact.get(1).stringValue() + "] [" + fact.get(2).stringValue()
            + "] " + Instant.ofEpochSecond(fact.get(4).longValue()) + " " + Attributes.of(fact.get(3));
    }
}
