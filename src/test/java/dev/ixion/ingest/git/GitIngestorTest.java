package dev.ixion.ingest.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class GitIngestorTest {
    @TempDir
    private Path temp;
    private Path work;
    private final MemoryFacts facts = new MemoryFacts();
    private final RecordingMonitor monitor = new RecordingMonitor();

    @BeforeEach
    void folder() throws IOException {
        work = Files.createDirectory(temp.resolve("my project"));
    }

    @Test
    void saysAsManyThingsAsGitItself() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);

        List<String> hashes = CommandLine.git(work, "rev-list", "--branches", "--tags", "--remotes", "HEAD");
        assertThat(subjects("is_commit")).containsExactlyInAnyOrderElementsOf(hashes);
        assertThat(subjects("authored_by")).containsExactlyInAnyOrderElementsOf(hashes);
        List<String> parents = CommandLine.git(work, "log", "--all", "--format=%P").stream()
            .flatMap(line -> Stream.of(line.split(" "))).filter(word -> !word.isEmpty()).toList();
        assertThat(facts.of("is_child_of")).hasSize(parents.size());
        assertThat(subjects("points_to")).containsExactlyInAnyOrder("branch:main", "branch:feature/ü", "branch:nobody",
            "branch:latin", "branch:origin/main", "tag:v0.1", "tag:v1.0");
        assertThat(monitor.output).containsExactly("my project: 10 commits, 5 branches, 2 tags");
    }

    @Test
    void countsLinesAndFindsRenamesAsGitDoes() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);

        Set<String> said = new TreeSet<>();
        for (Claim claim : facts.of("modified_in")) {
            ObjectNode attributes = claim.attributes().toTree();
            said.add(claim.contexts().getFirst() + " " + attributes.path("lines_added").asString("-") + " "
                + attributes.path("lines_removed").asString("-") + " " + attributes.path("old_path").asString("") + " "
                + claim.subjects().getFirst());
        }
        assertThat(said).isEqualTo(numstat(work));
        Claim renamed = facts.one("modified_in", "docs/readme.txt");
        assertThat(renamed.attributes().json())
            .isEqualTo("{\"change\":\"renamed\",\"lines_added\":1,\"lines_removed\":1,\"old_path\":\"readme.md\"}");
    }

    @Test
    void tellsWhoCommittedWhatAndWhen() throws Exception {
        try (TestRepository repository = new TestRepository(work)) {
            String hash = repository.write("a", "1\n").commit("First\n\nWith a body.\n\n");
            ingest(work);

            Claim commit = facts.one("is_commit", hash);
            assertThat(commit.contexts()).containsExactly("repo:my project");
            assertThat(commit.actors()).containsExactly("ix:git");
            assertThat(commit.at()).contains(TestRepository.START);
            assertThat(commit.attributes().json()).isEqualTo("""
                {"author":{"mail":"ada@example.com","name":"Ada Lovelace","time":"2024-03-01T12:00:00Z"},\
                "committer":{"mail":"grace@example.com","name":"Grace Hopper","time":"2024-03-01T12:00:00Z"},\
                "message":"First\\n\\nWith a body.","parents":0}""");
            assertThat(facts.one("authored_by", hash).contexts()).containsExactly("Ada Lovelace ada@example.com");
        }
    }

    @Test
    void tellsWhatAMergeBroughtToItsBranch() throws Exception {
        try (TestRepository repository = new TestRepository(work)) {
            repository.write("a", "1\n").commit("First");
            repository.branch("side");
            String side = repository.write("b", "1\n2\n").commit("Side");
            repository.checkout("main");
            String main = repository.write("c", "1\n").commit("Main");
            String merge = repository.merge("side");
            ingest(work);

            assertThat(facts.of("is_child_of").stream().filter(claim -> claim.subjects().contains(merge))
                .flatMap(claim -> claim.contexts().stream())).containsExactlyInAnyOrder(main, side);
            assertThat(facts.of("modified_in").stream().filter(claim -> claim.contexts().contains(merge))
                .flatMap(claim -> claim.subjects().stream())).containsExactly("b");
            assertThat(facts.one("is_commit", merge).attributes().toTree().path("parents").asInt()).isEqualTo(2);
        }
    }

    @Test
    void countsTheLinesOfABinaryFileNot() throws Exception {
        try (TestRepository repository = new TestRepository(work)) {
            String small = repository.write("picture", new byte[]{'a', 0, '\n'}).write("old mac", "a\rb\r")
                .commit("Small");
            String large = repository.write("large", "x".repeat(LineCounter.LARGEST + 1)).commit("Large");
            ingest(work);

            assertThat(facts.changed("picture", small).json()).isEqualTo("{\"binary\":true,\"change\":\"added\"}");
            assertThat(facts.changed("old mac", small).toTree().path("lines_added").asInt()).isEqualTo(1);
            assertThat(facts.changed("large", large).json()).isEqualTo("{\"binary\":true,\"change\":\"added\"}");
        }
    }

    @Test
    void takesAFileThatBecameALinkForOneChange() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);

        assertThat(facts.of("modified_in").stream().filter(claim -> claim.subjects().contains("empty"))
            .map(claim -> claim.attributes().string("change").orElseThrow()))
            .containsExactlyInAnyOrder("added", "modified");
    }

    @Test
    void callsAnEmptyAuthorUnknown() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);

        String hash = facts.one("points_to", "branch:nobody").contexts().getFirst();
        Claim commit = facts.one("is_commit", hash);
        assertThat(facts.one("authored_by", hash).contexts()).containsExactly("unknown unknown");
        assertThat(commit.at()).contains(Instant.ofEpochSecond(1700000100));
        assertThat(commit.attributes().string("message")).contains("");
    }

    @Test
    void needsNoTreeForACommitOfNothing() throws Exception {
        SampleHistory.in(work).close();
        Files.delete(work.resolve(".git/objects/4b/825dc642cb6eb9a060e54bf8d69288fbee4904"));
        ingest(work);

        assertThat(facts.of("is_commit")).hasSize(10);
    }

    @Test
    void readsTextInOtherEncodings() throws Exception {
        try (TestRepository repository = SampleHistory.in(work);
            ObjectInserter inserter = repository.git().getRepository().newObjectInserter()) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, new byte[]{'x'});
            TreeFormatter tree = new TreeFormatter();
            tree.append(new byte[]{' '}, FileMode.REGULAR_FILE, blob);
            tree.append(new byte[]{'b', (byte) 0xfc}, FileMode.REGULAR_FILE, blob);
            tree.append("sub", FileMode.GITLINK, ObjectId.fromString("1".repeat(40)));
            String hash = repository.commitTree("odd", inserter.insert(tree));
            inserter.flush();
            ingest(work);

            String latin = facts.one("points_to", "branch:latin").contexts().getFirst();
            assertThat(facts.one("authored_by", latin).contexts()).containsExactly("Jörg joerg@example.com");
            assertThat(facts.one("is_commit", latin).attributes().string("message")).contains("Grüße");
            assertThat(facts.changed("bü", hash).string("change")).contains("added");
            assertThat(facts.changed("\" \"", hash).string("change")).contains("added");
            assertThat(facts.changed("sub", hash).json()).isEqualTo("{\"change\":\"added\"}");
        }
    }

    @Test
    void tellsWhereBranchesAndTagsPoint() throws Exception {
        try (TestRepository repository = SampleHistory.in(work)) {
            ingest(work);
            String first = CommandLine.git(work, "rev-parse", "v0.1").getFirst();
            String release = CommandLine.git(work, "rev-parse", "v1.0^{commit}").getFirst();

            Claim light = facts.one("points_to", "tag:v0.1");
            assertThat(light.contexts()).containsExactly(first);
            assertThat(light.at()).contains(TestRepository.START);
            assertThat(light.attributes().json()).isEqualTo("{\"repo\":\"my project\"}");
            Claim annotated = facts.one("points_to", "tag:v1.0");
            assertThat(annotated.contexts()).containsExactly(release);
            assertThat(annotated.at()).contains(TestRepository.START.plusSeconds(5 * 60));
            assertThat(annotated.attributes().string("message")).contains("The first release\n\nAt last.");
            assertThat(annotated.attributes().toTree().path("tagger").path("name").stringValue())
                .isEqualTo("Grace Hopper");
            assertThat(facts.one("points_to", "branch:main").at())
                .isEqualTo(facts.one("is_commit", head(repository)).at());
        }
    }

    @Test
    void saysNothingNewASecondTime() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);
        Set<Asid> first = facts.ids();
        facts.startAgain();
        ingest(work);

        assertThat(facts.newCount()).isZero();
        assertThat(facts.knownCount()).isPositive();
        MemoryFacts elsewhere = new MemoryFacts();
        new GitIngestor(temp.resolve("cache")).ingest(List.of(work.toString()), elsewhere, monitor);
        assertThat(elsewhere.ids()).isEqualTo(first);
    }

    @Test
    void addsWhatCameSince() throws Exception {
        try (TestRepository repository = SampleHistory.in(work)) {
            ingest(work);
            facts.startAgain();
            repository.write("new", "1\n").commit("One more");
            ingest(work);
        }

        // the commit, its author, its parent, its file, and where the branch points now
        assertThat(facts.newCount()).isEqualTo(5);
    }

    @Test
    void isNotFooledByTheSameFactsFromElsewhere() throws Exception {
        SampleHistory.in(work).close();
        ingest(work);
        MemoryFacts imported = new MemoryFacts("import");
        facts.claims().stream().filter(claim -> !claim.predicates().contains("modified_in")).forEach(imported::attest);
        new GitIngestor(temp).ingest(List.of(work.toString()), imported, monitor);

        assertThat(imported.ids()).isEqualTo(facts.ids());
    }

    @Test
    void walksFromADetachedHead() throws Exception {
        try (TestRepository repository = new TestRepository(work)) {
            String first = repository.commit("First");
            repository.checkout(first);
            String loose = repository.commit("On no branch");
            ingest(work);

            assertThat(subjects("is_commit")).containsExactlyInAnyOrder(first, loose);
        }
    }

    @Test
    void findsTheRepositoryOfAFolderInside() throws Exception {
        SampleHistory.in(work).close();
        ingest(work.resolve("docs"));

        assertThat(facts.of("is_commit").getFirst().contexts()).containsExactly("repo:my project");
    }

    @Test
    void readsABareRepository() throws Exception {
        SampleHistory.in(work).close();
        CommandLine.git(temp, "clone", "--quiet", "--mirror", work.toString(), "my project.git");
        ingest(work);
        MemoryFacts bare = new MemoryFacts();
        new GitIngestor(temp).ingest(List.of(temp.resolve("my project.git").toString()), bare, monitor);

        assertThat(bare.ids()).isEqualTo(facts.ids());
    }

    @Test
    void readsALinkedWorkTreeAndASubmodule() throws Exception {
        SampleHistory.in(work).close();
        CommandLine.git(work, "worktree", "add", "-q", "--detach", "../linked");
        ingest(temp.resolve("linked"));
        assertThat(facts.of("is_commit")).hasSize(10);
        assertThat(facts.of("is_commit").getFirst().contexts()).containsExactly("repo:linked");

        Path outer = Files.createDirectory(temp.resolve("outer"));
        CommandLine.git(outer, "init", "-q");
        CommandLine.git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", work.toString(),
            "inner");
        MemoryFacts inner = new MemoryFacts();
        new GitIngestor(temp).ingest(List.of(outer.resolve("inner").toString()), inner, monitor);
        assertThat(inner.of("is_commit").getFirst().contexts()).containsExactly("repo:inner");
    }

    @Test
    void saysNothingAboutWhatAShallowCloneDoesNotHold() throws Exception {
        SampleHistory.in(work).close();
        Path clone = temp.resolve("shallow");
        CommandLine.git(temp, "clone", "--quiet", "--depth", "2", work.toUri().toString(), "shallow");
        ingest(clone);

        String edge = CommandLine.git(clone, "rev-parse", "HEAD~1").getFirst();
        String parent = CommandLine.git(work, "rev-parse", "main~2").getFirst();
        assertThat(facts.of("is_commit")).hasSize(2);
        assertThat(facts.one("is_child_of", edge).contexts()).containsExactly(parent);
        assertThat(facts.one("is_commit", edge).attributes().json()).contains("\"parents\":1,\"shallow\":true");
        assertThat(facts.of("modified_in")).noneMatch(claim -> claim.contexts().contains(edge));

        CommandLine.git(clone, "fetch", "--quiet", "--unshallow");
        ingest(clone);
        assertThat(facts.of("modified_in")).anyMatch(claim -> claim.contexts().contains(edge));
    }

    @Test
    void leavesTheRepositoryAsItIs() throws Exception {
        SampleHistory.in(work).close();
        List<String> before = listing();
        ingest(work);

        assertThat(listing()).isEqualTo(before);
    }

    /// What git counts: commit, lines added, lines removed, old path, path.
    private static Set<String> numstat(Path folder) {
        Set<String> counted = new TreeSet<>();
        String commit = "";
        Iterator<String> tokens = List.of(CommandLine.run(folder, "git", "log", "--all", "-M50%", "--root", "--numstat",
            "--diff-merges=first-parent", "-z", "--format=%x00>%H%x00").split("\0")).iterator();
        while (tokens.hasNext()) {
            String token = tokens.next().strip();
            if (token.startsWith(">")) {
                commit = token.substring(1);
            } else if (token.contains("\t")) {
                List<String> words = List.of(token.split("\t"));
                String start = commit + " " + words.get(0) + " " + words.get(1) + " ";
                counted.add(start + (words.size() > 2 ? " " + words.get(2) : tokens.next() + " " + tokens.next()));
            }
        }
        return counted;
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            return files.map(file -> file + " " + file.toFile().lastModified()).sorted().toList();
        }
    }

    private void ingest(Path folder) {
        new GitIngestor(temp.resolve("cache")).ingest(List.of(folder.toString()), facts, monitor);
    }

    private Set<String> subjects(String predicate) {
        Set<String> subjects = new HashSet<>();
        facts.of(predicate).forEach(claim -> subjects.addAll(claim.subjects()));
        return subjects;
    }

    private static String head(TestRepository repository) throws IOException, GitAPIException {
        return repository.git().log().setMaxCount(1).call().iterator().next().name();
    }
}
