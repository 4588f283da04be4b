package dev.ixion.handler;

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
import dev.ixion.command.TypeName;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.JobStore;
import dev.ixion.store.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HandlerRegistryTest {
    private static final TypeName WEBHOOK = new TypeName("webhook");

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Workspace workspace;
    private final HandlerRegistry registry;

    HandlerRegistryTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        registry = new HandlerRegistry(workspace.attestations());
    }

    @BeforeEach
    void aMinuteLater() {
        clock.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private SaveResult save(TypeName type, String code, Optional<Asid> basedOn) {
        clock.pass(Duration.ofSeconds(1));
        return registry.save(new HandlerDraft(type, code, "ada", "why", basedOn, false, "canvas"));
    }

    private HandlerVersion saved(TypeName type, String code) {
        Optional<Asid> inForce = registry.inForce(type).map(HandlerVersion::id);
        return ((SaveResult.Stored) save(type, code, inForce)).version();
    }

    private Attestation imported(String code, Optional<Asid> previous) {
        clock.pass(Duration.ofSeconds(1));
        ObjectNode attributes = JsonMapper.shared().createObjectNode().put("code", code).put("language", "python")
            .put("created_by", "bob").put("message", "").put("previous", previous.map(Asid::value).orElse(null));
        Claim claim = Claim.of("python_script", "ix_handler", "webhook", "canvas_glyph")
            .with(Attributes.of(attributes));
        return workspace.attestations().attest(claim, "import").attestation();
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(registry.inForce(WEBHOOK)).isEmpty();
        assertThat(registry.history(WEBHOOK)).isEmpty();
        assertThat(registry.version(WEBHOOK, 1)).isEmpty();
        assertThat(registry.all()).isEmpty();
    }

    @Test
    void keepsVersionsAsAChainOfWhichTheNewestIsInForce() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        HandlerVersion second = saved(WEBHOOK, "a = 2");

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.previous()).isEmpty();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.previous()).contains(first.id());
        assertThat(second.label()).isEqualTo("webhook:v2");
        assertThat(registry.inForce(WEBHOOK)).contains(second);
        assertThat(registry.history(WEBHOOK)).containsExactly(first, second);
        assertThat(registry.version(WEBHOOK, 1)).contains(first);
        assertThat(registry.version(WEBHOOK, 3)).isEmpty();
    }

    @Test
    void isMadeOfAttestationsAsTheyAreDescribed() {
        HandlerVersion version = saved(WEBHOOK, "a = 1");

        Attestation stored = workspace.attestations().get(version.id()).orElseThrow();
        assertThat(stored.subjects()).containsExactly("python_script");
        assertThat(stored.predicates()).containsExactly("ix_handler");
        assertThat(stored.contexts()).containsExactly("webhook");
        assertThat(stored.actors()).containsExactly("canvas_glyph");
        assertThat(stored.source()).isEqualTo("canvas");
        assertThat(stored.attributes().json()).isEqualTo("{\"code\":\"a = 1\",\"created_by\":\"ada\","
            + "\"language\":\"python\",\"message\":\"why\",\"previous\":null}");
    }

    @Test
    void storesNothingWhereTheCodeIsUnchanged() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");

        assertThat(save(WEBHOOK, "a = 1", Optional.of(first.id()))).isEqualTo(new SaveResult.Unchanged(first));
        assertThat(save(WEBHOOK, "a = 1", Optional.empty())).isEqualTo(new SaveResult.Unchanged(first));
        assertThat(registry.history(WEBHOOK)).hasSize(1);
    }

    @Test
    void storesOldCodeAgainAsANewVersion() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        saved(WEBHOOK, "a = 2");
        HandlerVersion third = saved(WEBHOOK, "a = 1");

        assertThat(third.number()).isEqualTo(3);
        assertThat(third.id()).isNotEqualTo(first.id());
        assertThat(registry.inForce(WEBHOOK)).contains(third);
    }

    @Test
    void storesNothingOverAVersionThatTheAuthorDidNotSee() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        HandlerVersion second = saved(WEBHOOK, "a = 2");

        assertThat(save(WEBHOOK, "a = 3", Optional.of(first.id()))).isEqualTo(new SaveResult.Conflict(second));
        assertThat(save(WEBHOOK, "a = 3", Optional.empty())).isEqualTo(new SaveResult.Conflict(second));
        assertThat(registry.history(WEBHOOK)).containsExactly(first, second);
    }

    @Test
    void storesOverItIfTheAuthorSaysSo() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        HandlerVersion second = saved(WEBHOOK, "a = 2");
        HandlerDraft draft = new HandlerDraft(WEBHOOK, "a = 3", "ada", "", Optional.of(first.id()), false, "canvas");

        SaveResult.Stored stored = (SaveResult.Stored) registry.save(draft.replacingAnyway());

        assertThat(stored.version().number()).isEqualTo(3);
        assertThat(stored.version().previous()).contains(second.id());
    }

    @Test
    void keepsTypesApart() {
        TypeName feed = new TypeName("feed");
        HandlerVersion webhook = saved(WEBHOOK, "a = 1");
        HandlerVersion other = saved(feed, "a = 1");

        assertThat(other.number()).isEqualTo(1);
        assertThat(registry.all()).containsExactly(other, webhook);
        assertThat(registry.history(feed)).containsExactly(other);
    }

    @Test
    void hidesNoVersionHoweverManyThereAre() {
        saved(new TypeName("rare"), "x = 0");
        for (int i = 1; i <= 230; i++) {
            assertThat(saved(WEBHOOK, "a = " + i).number()).isEqualTo(i);
        }

        assertThat(registry.history(WEBHOOK)).extracting(HandlerVersion::number).hasSize(230).isSorted()
            .doesNotHaveDuplicates();
        assertThat(registry.inForce(WEBHOOK)).hasValueSatisfying(v -> assertThat(v.code()).isEqualTo("a = 230"));
        assertThat(registry.all()).extracting(HandlerVersion::label).containsExactly("rare:v1", "webhook:v230");
    }

    @Test
    void countsVersionsByTheirChainAlsoWhereAForkWasImported() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        HandlerVersion mine = saved(WEBHOOK, "a = 2");
        Attestation fork = imported("b = 2", Optional.of(first.id()));

        assertThat(registry.history(WEBHOOK)).extracting(HandlerVersion::number).containsExactly(1, 2, 2);
        assertThat(registry.inForce(WEBHOOK).map(HandlerVersion::id)).contains(fork.id());
        assertThat(registry.version(WEBHOOK, 2).map(HandlerVersion::id)).contains(fork.id());
        assertThat(save(WEBHOOK, "a = 3", Optional.of(mine.id()))).isInstanceOf(SaveResult.Conflict.class);
        assertThat(save(WEBHOOK, "c = 3", Optional.of(fork.id()))).isInstanceOf(SaveResult.Conflict.class);
        SaveResult anyway = registry
            .save(new HandlerDraft(WEBHOOK, "c = 3", "ada", "", Optional.of(mine.id()), true, "canvas"));
        assertThat(((SaveResult.Stored) anyway).version().number()).isEqualTo(3);
    }

    @Test
    void asksBeforeSavingOverWhatAnotherGlyphSaved() {
        HandlerDraft draft = new HandlerDraft(WEBHOOK, "a = 1", "ada", "", Optional.empty(), false, "canvas:one");
        HandlerVersion first = ((SaveResult.Stored) registry.save(draft)).version();
        HandlerDraft here = new HandlerDraft(WEBHOOK, "a = 2", "ada", "", Optional.of(first.id()), false, "canvas:one");
        HandlerDraft elsewhere = new HandlerDraft(WEBHOOK, "a = 2", "ada", "", Optional.of(first.id()), false,
            "canvas:two");

        assertThat(registry.save(elsewhere)).isInstanceOf(SaveResult.Conflict.class);
        assertThat(registry.save(here)).isInstanceOf(SaveResult.Stored.class);
    }

    @Test
    void asksBeforeSavingOverAnotherAuthorsVersion() {
        Attestation theirs = imported("b = 1", Optional.empty());

        assertThat(save(WEBHOOK, "a = 2", Optional.of(theirs.id()))).isInstanceOf(SaveResult.Conflict.class);
    }

    @Test
    void countsFromOneWhereTheVersionBeforeIsNotHere() {
        imported("a = 9", Optional.of(new Asid("AS" + "0".repeat(32))));

        assertThat(registry.inForce(WEBHOOK)).hasValueSatisfying(v -> {
            assertThat(v.number()).isEqualTo(1);
            assertThat(v.createdBy()).isEqualTo("bob");
        });
    }

    private void attestedByARun(String code) {
        JobStore jobs = workspace.jobs();
        ExecutionId run = jobs.addStarted("ix webhook", "", "me", clock.instant()).id();
        FactWriter facts = workspace.attestations().open(run, "handler:webhook:v1", Commit.AT_END);
        facts.attest(Claim.of("python_script", "ix_handler", "webhook", "canvas_glyph")
            .with(Attributes.of(JsonMapper.shared().createObjectNode().put("code", code))));
        facts.close();
        jobs.ended(run, clock.instant(), ExecutionState.SUCCEEDED, Execution.Outcome.NONE);
    }

    @Test
    void countsNoVersionThatARunWrote() {
        attestedByARun("evil = 0");
        assertThat(registry.all()).isEmpty();
        assertThat(registry.types()).isEmpty();
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        clock.pass(Duration.ofSeconds(1));
        attestedByARun("evil = 1");

        assertThat(registry.inForce(WEBHOOK)).contains(first);
        assertThat(registry.history(WEBHOOK)).containsExactly(first);
        assertThat(saved(WEBHOOK, "a = 2").previous()).contains(first.id());
    }

    @Test
    void namesTheTypesThatHaveAHandlerNow() {
        assertThat(registry.types()).isEmpty();
        saved(WEBHOOK, "a = 1");
        saved(WEBHOOK, "a = 2");
        assertThat(registry.types()).containsExactly(WEBHOOK);

        saved(new TypeName("feed"), "a = 1");

        assertThat(registry.types()).containsExactly(new TypeName("feed"), WEBHOOK);
    }

    @Test
    void storesNothingOverAVersionThatComesInBetween() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        AtomicBoolean before = new AtomicBoolean(true);
        AttestationStore real = workspace.attestations();
        AttestationStore raced = (AttestationStore) Proxy.newProxyInstance(AttestationStore.class.getClassLoader(),
            new Class<?>[]{AttestationStore.class}, (_, method, arguments) -> {
                if (method.getName().equals("attestIfStill") && before.getAndSet(false)) {
                    saved(WEBHOOK, "theirs = 2");
                }
                return method.invoke(real, arguments);
            });

        SaveResult result = new HandlerRegistry(raced)
            .save(new HandlerDraft(WEBHOOK, "mine = 2", "ada", "", Optional.of(first.id()), false, "canvas"));

        HandlerVersion theirs = registry.inForce(WEBHOOK).orElseThrow();
        assertThat(theirs.code()).isEqualTo("theirs = 2");
        assertThat(result).isEqualTo(new SaveResult.Conflict(theirs));
        assertThat(registry.history(WEBHOOK)).containsExactly(first, theirs);
    }

    @Test
    void leavesOutWhatOnlyLooksLikeAHandler() {
        workspace.attestations().attest(Claim.of("python_script", "ix_handler", "webhook", "me"), "test");
        workspace.attestations().attest(Claim.of("python_script", "ix_handler", "No Type", "me")
            .with(Attributes.of(JsonMapper.shared().createObjectNode().put("code", "x"))), "test");

        assertThat(registry.all()).isEmpty();
        assertThat(List.of(registry.history(WEBHOOK))).containsExactly(List.of());
    }

    private HandlerVersion recalled(HandlerVersion version) {
        clock.pass(Duration.ofSeconds(1));
        workspace.attestations().recall(version.id(), Recalls.recall(version, "ada", "wrong", clock.instant()), "test");
        return registry.version(version.type(), version.number()).orElseThrow();
    }

    private void reinstated(HandlerVersion version) {
        clock.pass(Duration.ofSeconds(1));
        workspace.attestations().reinstate(version.id(), Recalls.reinstate(version, "ada", "", clock.instant()),
            "test");
    }

    @Test
    void putsTheNewestVersionThatIsNotRecalledInForce() {
        HandlerVersion first = saved(WEBHOOK, "a = 1");
        HandlerVersion second = saved(WEBHOOK, "a = 2");

        HandlerVersion recalled = recalled(second);

        assertThat(recalled.recall()).contains(new Recall("ada", "wrong", clock.instant()));
        assertThat(registry.inForce(WEBHOOK)).contains(first);
        assertThat(registry.history(WEBHOOK)).containsExactly(first, recalled);
        reinstated(second);
        assertThat(registry.inForce(WEBHOOK)).contains(second);
        recalled(second);
        assertThat(registry.inForce(WEBHOOK)).contains(first);
    }

    @Test
    void hasNoTypeWhoseEveryVersionIsRecalled() {
        HandlerVersion only = saved(WEBHOOK, "a = 1");
        assertThat(registry.types()).containsExactly(WEBHOOK);

        HandlerVersion recalled = recalled(only);

        assertThat(registry.types()).isEmpty();
        assertThat(registry.all()).isEmpty();
        assertThat(registry.newest()).containsExactly(recalled);
    }

    @Test
    void numbersTheVersionAfterARecalledOneOnwards() {
        saved(WEBHOOK, "a = 1");
        HandlerVersion second = recalled(saved(WEBHOOK, "a = 2"));

        assertThat(save(WEBHOOK, "a = 3", Optional.of(second.id())))
            .isInstanceOfSatisfying(SaveResult.Stored.class, stored -> {
                assertThat(stored.version().number()).isEqualTo(3);
                assertThat(stored.version().previous()).contains(second.id());
            });
    }

    @Test
    void storesNoCodeThatIsRecalled() {
        saved(WEBHOOK, "a = 1");
        HandlerVersion second = recalled(saved(WEBHOOK, "a = 2"));

        assertThatThrownBy(() -> save(WEBHOOK, "a = 2", Optional.of(second.id())))
            .isInstanceOf(RecalledException.class).hasMessageContaining("webhook:v2, which ada recalled: wrong");
        assertThat(registry.history(WEBHOOK)).hasSize(2);
    }

    @Test
    void believesNoRunThatRecalls() {
        HandlerVersion only = saved(WEBHOOK, "a = 1");
        JobStore jobs = workspace.jobs();
        Execution execution = jobs.addStarted("ix other", "test", "me", clock.instant());
        try (FactWriter facts = workspace.attestations().open(execution.id(), "handler:other:v1", Commit.AT_END)) {
            facts.attest(Recalls.recall(only, "mallory", "no", clock.instant()));
        }
        jobs.started(execution.id(), clock.instant());
        jobs.ended(execution.id(), clock.instant(), ExecutionState.SUCCEEDED, Execution.Outcome.NONE);

        assertThat(registry.inForce(WEBHOOK)).contains(only);
    }
}
