package dev.ixion.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.ats.StoreException;
import dev.ixion.ats.Subscription;
import dev.ixion.ats.Written;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// A run is a transaction: what it says is there at once when it succeeded, and not at all before or otherwise.
class FactVisibilityTest {
    private final HandClock clock = new HandClock("2026-11-22T10:00:00.123456Z");
    private final Path file;
    private final Workspace workspace;
    private final TestRuns runs;
    private final AttestationStore store;

    FactVisibilityTest(@TempDir Path folder) {
        file = folder.resolve("w.ixion");
        workspace = Workspace.open(file, clock);
        store = workspace.attestations();
        runs = new TestRuns(workspace, clock);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static Claim claim(String subject) {
        return Claim.of(subject, "is_listed", "here", "handler:test");
    }

    private ExecutionId succeed(String source, Claim... claims) {
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, source, Commit.AT_END);
        for (Claim claim : claims) {
            facts.attest(claim);
        }
        facts.close();
        runs.end(id, ExecutionState.SUCCEEDED, facts);
        return id;
    }

    private long rows(String table) throws SQLException {
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = plain.createStatement();
            ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            return count.getLong(1);
        }
    }

    @Test
    void showsTheFactsOfARunAllAtOnceWhenItSucceeded() throws Exception {
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, "handler:test:v1", Commit.AT_END);
        List<String> heard = new ArrayList<>();
        try (Subscription _ = store.onChange(() -> heard.add("changed"))) {
            for (int i = 0; i < 1200; i++) {
                facts.attest(claim("s" + i));
            }
            facts.close();
            assertThat(rows("fact")).isEqualTo(1200);
            assertThat(store.count(Filter.ALL)).isZero();
            assertThat(store.find(Filter.ALL)).isEmpty();
            assertThat(store.get(claim("s0").id())).isEmpty();
            assertThat(heard).isEmpty();

            runs.end(id, ExecutionState.SUCCEEDED, facts);

            assertThat(heard).containsExactly("changed");
        }
        assertThat(store.count(Filter.ALL)).isEqualTo(1200);
        assertThat(store.count(Filter.ofExecution(id))).isEqualTo(1200);
        assertThat(store.get(claim("s0").id())).contains(new Attestation(claim("s0").id(), claim("s0"),
            clock.instant(), "handler:test:v1", Optional.of(id)));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "TIMED_OUT", "CANCELLED"})
    void leavesNothingOfARunThatDidNotSucceed(ExecutionState state) throws Exception {
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, "handler:test:v1", Commit.AT_END);
        for (int i = 0; i < 4600; i++) {
            facts.attest(claim("s" + i));
        }
        // The second group is sent only after the first is written
        assertThat(rows("fact")).isPositive();

        facts.discard();
        runs.end(id, state, facts);

        assertThat(store.count(Filter.ALL)).isZero();
        for (String table : List.of("fact", "appearance", "posting", "batch", "chunk", "word")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void leavesNothingOfARunThatACrashEnded() throws Exception {
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, "handler:test:v1", Commit.AT_END);
        facts.attest(claim("a"));
        facts.close();

        workspace.jobs().interruptOrphans(owner -> false, clock.instant());

        assertThat(rows("fact")).isZero();
        assertThat(rows("batch")).isZero();
    }

    @Test
    void storesNothingMoreOfARunThatWasTakenForDead() throws Exception {
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, "handler:test:v1", Commit.AT_END);
        for (int i = 0; i < 600; i++) {
            facts.attest(claim("s" + i));
        }
        workspace.jobs().interruptOrphans(owner -> false, clock.instant());

        assertThatThrownBy(facts::close).isInstanceOf(StoreException.class)
            .hasMessageStartingWith("Run " + id + " was taken for dead by another Ixion");
        assertThatThrownBy(() -> runs.end(id, ExecutionState.SUCCEEDED, facts)).isInstanceOf(StoreException.class);

        assertThat(rows("fact")).isZero();
        assertThat(workspace.jobs().execution(id).map(Execution::state)).contains(ExecutionState.INTERRUPTED);
    }

    @Test
    void keepsWhatASecondRunSaidThoughTheFirstFailed() {
        ExecutionId failing = runs.begin("me");
        FactWriter first = store.open(failing, "handler:a:v1", Commit.AT_END);
        assertThat(first.attest(claim("x")).isNew()).isTrue();
        first.close();
        ExecutionId second = succeed("handler:b:v1", claim("x"));

        first.discard();
        runs.end(failing, ExecutionState.FAILED, first);

        assertThat(store.find(Filter.ALL)).singleElement().satisfies(a -> {
            assertThat(a.source()).isEqualTo("handler:b:v1");
            assertThat(a.execution()).contains(second);
        });
        assertThat(store.count(Filter.ALL.with(Slot.SUBJECT, "x"))).isEqualTo(1);
    }

    @Test
    void countsTheSameClaimOfAFailedRunAsNewAgain() {
        ExecutionId failing = runs.begin("me");
        FactWriter first = store.open(failing, "handler:test:v1", Commit.AT_END);
        first.attest(claim("x"));
        first.discard();
        runs.end(failing, ExecutionState.FAILED, first);

        FactWriter next = store.open(runs.begin("me"), "handler:test:v1", Commit.AT_END);

        assertThat(next.attest(claim("x")).isNew()).isTrue();
        assertThat(next.newCount()).isEqualTo(1);
        assertThat(next.knownCount()).isZero();
    }

    @Test
    void countsAKnownClaimAsKnownAndKeepsWhoSaidItFirst() {
        Instant first = clock.instant();
        ExecutionId earlier = succeed("handler:test:v1", claim("x"));
        clock.pass(Duration.ofDays(1));

        FactWriter again = store.open(runs.begin("me"), "handler:test:v2", Commit.AT_END);
        Written written = again.attest(claim("x"));

        assertThat(written.isNew()).isFalse();
        assertThat(written.attestation().time()).isEqualTo(first);
        assertThat(written.attestation().source()).isEqualTo("handler:test:v1");
        assertThat(written.attestation().execution()).contains(earlier);
        assertThat(again.knownCount()).isEqualTo(1);
    }

    @Test
    void notesAFactOnceForEachSourceThatSaysIt() throws Exception {
        succeed("handler:a:v1", claim("x"));
        succeed("handler:a:v1", claim("x"));
        assertThat(rows("appearance")).isZero();

        ExecutionId other = succeed("handler:b:v1", claim("x"));

        assertThat(rows("appearance")).isEqualTo(1);
        assertThat(store.count(Filter.ALL)).isEqualTo(1);
        assertThat(store.find(Filter.ALL)).singleElement()
            .satisfies(a -> assertThat(a.source()).isEqualTo("handler:a:v1"));
        assertThat(store.find(Filter.ofExecution(other))).isEmpty();
    }

    @Test
    void listsOfARunWhatItBroughtFirst() {
        ExecutionId first = succeed("handler:a:v1", claim("x"), claim("y"));
        ExecutionId second = succeed("handler:b:v1", claim("x"), claim("y"), claim("z"));

        assertThat(store.find(Filter.ofExecution(first))).extracting(Attestation::claim)
            .containsExactlyInAnyOrder(claim("x"), claim("y"));
        assertThat(store.find(Filter.ofExecution(second))).extracting(Attestation::claim).containsExactly(claim("z"));
        assertThat(store.count(Filter.ofExecution(second))).isEqualTo(1);
    }

    @Test
    void takesForTheFirstWhoeverWasVisibleFirst() {
        ExecutionId slow = runs.begin("me");
        FactWriter hidden = store.open(slow, "handler:a:v1", Commit.AT_END);
        hidden.attest(claim("x"));
        hidden.close();
        clock.pass(Duration.ofMinutes(1));
        ExecutionId quick = succeed("handler:b:v1", claim("x"));
        clock.pass(Duration.ofMinutes(1));
        runs.end(slow, ExecutionState.SUCCEEDED, hidden);

        assertThat(store.get(claim("x").id()).flatMap(Attestation::execution)).contains(quick);
        assertThat(
            store.open(runs.begin("me"), "handler:c:v1", Commit.AT_END).attest(claim("x")).attestation().execution())
            .contains(quick);
        assertThat(store.find(Filter.ofExecution(slow))).isEmpty();
    }

    @Test
    void storesAClaimOnlyIfNothingCameInBetween() {
        Filter here = Filter.ALL.with(Slot.CONTEXT, "here");
        assertThat(store.attestIfStill(claim("x"), "test", here, 0)).hasValueSatisfying(
            written -> assertThat(written.isNew()).isTrue());

        assertThat(store.attestIfStill(claim("y"), "test", here, 0)).isEmpty();

        assertThat(store.get(claim("y").id())).isEmpty();
        assertThat(store.attestIfStill(claim("y"), "test", here, 1)).isPresent();
    }

    @Test
    void countsNewAndKnownOverManyGroups() {
        succeed("handler:a:v1", claim("s7"), claim("s2999"), claim("s1500"));
        ExecutionId id = runs.begin("me");
        FactWriter facts = store.open(id, "handler:b:v1", Commit.AT_END);

        for (int i = 0; i < 3000; i++) {
            Written written = facts.attest(claim("s" + i));
            assertThat(written.isNew()).isEqualTo(i != 7 && i != 1500 && i != 2999);
        }
        for (int i = 0; i < 3000; i += 100) {
            assertThat(facts.attest(claim("s" + i)).isNew()).isFalse();
        }
        assertThat(facts.attest(claim("s2998")).isNew()).isFalse();
        facts.close();
        runs.end(id, ExecutionState.SUCCEEDED, facts);

        assertThat(facts.newCount()).isEqualTo(2997);
        assertThat(facts.knownCount()).isEqualTo(3 + 31);
        assertThat(store.count(Filter.ALL)).isEqualTo(3000);
        assertThat(workspace.jobs().execution(id).orElseThrow().outcome().newFacts()).isEqualTo(2997);
    }

    @Test
    void showsWhatAPersonSaysAtOnce() {
        List<String> heard = new ArrayList<>();
        store.onChange(() -> heard.add("changed"));

        Written first = store.attest(claim("x"), "command line");
        clock.pass(Duration.ofHours(1));
        Written again = store.attest(claim("x"), "canvas");

        assertThat(first.isNew()).isTrue();
        assertThat(first.attestation().execution()).isEmpty();
        assertThat(again.isNew()).isFalse();
        assertThat(again.attestation()).isEqualTo(first.attestation());
        assertThat(store.get(claim("x").id())).contains(first.attestation());
        assertThat(heard).containsExactly("changed");
    }

    @Test
    void showsWhatAPersonSaysThoughARunHasItHidden() {
        ExecutionId id = runs.begin("me");
        FactWriter hidden = store.open(id, "handler:test:v1", Commit.AT_END);
        hidden.attest(claim("x"));
        hidden.close();

        assertThat(store.attest(claim("x"), "command line").isNew()).isTrue();
        hidden.discard();

        assertThat(store.get(claim("x").id())).hasValueSatisfying(
            a -> assertThat(a.source()).isEqualTo("command line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"large\":1e+30,\"tiny\":1e-7}", "{\"round\":100000000000000000000}",
            "{\"control\":\"\\u001f\\u0000\"}", "{\"half\":0.1,\"list\":[1,2.5,null,true,\"ü\"]}"})
    void givesAttributesBackAsTheyWereSaid(String json) {
        Claim said = claim("x").with(Attributes.ofCanonical(json));
        Attributes exact = Attributes.ofCanonical(json);
        store.attest(said, "test");

        Attestation read = store.get(said.id()).orElseThrow();

        assertThat(read.attributes()).isEqualTo(exact);
        assertThat(read.claim().id()).isEqualTo(read.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD83D\uDE00", "'; DROP TABLE fact; --", "\n", "%", "*"})
    void findsAnyTextThatIsNoWhiteSpace(String text) {
        Claim said = claim("x" + text);
        store.attest(said, "test");
        store.attest(claim("x"), "test");

        assertThat(store.find(Filter.ALL.with(Slot.SUBJECT, "x" + text))).extracting(Attestation::claim)
            .containsExactly(said);
    }

    @Test
    void keepsAttributesHoweverLongTheirKeysAndTextsAre() {
        Claim said = claim("x").with(Attributes.of(JsonMapper.shared().createObjectNode()
            .put("k".repeat(100_000), 1).put("text", "t".repeat(21_000_000))));
        store.attest(said, "test");

        assertThat(store.find(Filter.ALL)).extracting(Attestation::claim).containsExactly(said);
        assertThat(said.attributes().string("text")).hasValueSatisfying(t -> assertThat(t).hasSize(21_000_000));
    }

    @Test
    void keepsTimesFarFromNow() {
        Claim caesar = claim("caesar").at(Instant.parse("-0044-03-15T12:00:00.000001Z"));
        Claim far = claim("far").at(Instant.parse("+99999-01-01T00:00:00Z"));
        store.attest(caesar, "test");
        store.attest(far, "test");

        assertThat(store.find(Filter.ALL)).extracting(Attestation::claim).containsExactly(far, caesar);
        assertThat(store.get(caesar.id()).map(Attestation::time)).isEqualTo(caesar.at());
    }

    @Test
    void knowsNothingOfAnIdThatNobodySaid() {
        assertThat(store.get(new Asid("AS" + "0".repeat(32)))).isEmpty();
    }

    @Test
    void hidesNothingThatIsVisibleWhenAWriterIsDiscardedTwice() {
        succeed("handler:a:v1", claim("x"));
        FactWriter facts = store.open(runs.begin("me"), "handler:b:v1", Commit.AT_END);
        facts.attest(claim("x"));
        facts.attest(claim("y"));
        facts.close();

        facts.discard();
        facts.discard();

        assertThat(store.find(Filter.ALL)).extracting(Attestation::claim).containsExactly(claim("x"));
        assertThatThrownBy(
            () -> store.open(new ExecutionId(1), "x", Commit.AT_END).attest(Claim.of("\uD83D", "b", "c", "d")))
            .hasMessageStartingWith("subjects: ");
    }
}
