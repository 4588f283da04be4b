package dev.ixion.ui.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.BulkWriter;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import dev.ixion.command.CommandParser;
import dev.ixion.exec.ExportFacts;
import dev.ixion.exec.RecallHandler;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.RanBy;
import dev.ixion.store.Workspace;
import dev.ixion.ui.ask.AskServices;
import dev.ixion.ui.recall.Recalling;
import dev.ixion.ui.thread.Background;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FactsInteractorTest {
    private static final Instant NOW = Instant.parse("2026-05-05T10:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final FactsModel model = new FactsModel();
    private final Workspace workspace;
    private final FactsInteractor facts;

    FactsInteractorTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("facts.ixion"), CLOCK);
        HandlerRegistry handlers = new HandlerRegistry(workspace.attestations());
        Background background = new Background(Runnable::run, Runnable::run);
        facts = new FactsInteractor(model, new AskServices(workspace.attestations(),
            new CommandParser(CLOCK, ZoneOffset.UTC), new ExportFacts(workspace.attestations()), background),
            new Origins(workspace.attestations(), workspace.jobs(), handlers),
            new Recalling(new RecallHandler(handlers, workspace.attestations(), CLOCK), "ada", background));
    }

    @AfterEach
    void close() {
        facts.close();
        workspace.close();
    }

    private Origin originOf(Attestation fact) {
        facts.show(fact.id());
        assertThat(model.detailProperty().get()).isInstanceOf(Detail.Traced.class);
        return ((Detail.Traced) model.detailProperty().get()).origin();
    }

    /// A saved handler and a run of it that brought two facts.
    private ExecutionId run() {
        Asid code = workspace.attestations().attest(handler(), "canvas:1").attestation().id();
        Execution execution = workspace.jobs().addStarted("ix shop", "1", "me", NOW);
        workspace.jobs().started(execution.id(), NOW);
        workspace.jobs().ranBy(execution.id(), new RanBy("shop", OptionalInt.of(1), Optional.of(code)));
        try (FactWriter writer = workspace.attestations().open(execution.id(), "handler:shop:v1", Commit.AT_END)) {
            writer.attest(Claim.of("tea", "is_listed", "shop", "handler:shop"));
            writer.attest(Claim.of("milk", "is_listed", "shop", "handler:shop"));
        }
        workspace.jobs().ended(execution.id(), NOW, ExecutionState.SUCCEEDED, Execution.Outcome.NONE);
        return execution.id();
    }

    private static Claim handler() {
        return Claim.of("python_script", "ix_handler", "shop", "canvas_glyph").with(Attributes
            .of(JsonMapper.shared().createObjectNode().put("code", "pass").put("created_by", "grace")));
    }

    private Attestation fact(String subject) {
        return workspace.attestations().find(Filter.ALL.with(Slot.SUBJECT, subject)).getFirst();
    }

    @Test
    void aFactOfARunLeadsToTheRunItsCommandItsCodeAndItsAuthor() {
        ExecutionId id = run();
        assertThat(originOf(fact("tea"))).isInstanceOfSatisfying(Origin.OfRun.class, run -> {
            assertThat(run.id()).isEqualTo(id);
            assertThat(run.execution().map(Execution::command)).contains("ix shop");
            assertThat(run.facts()).isEqualTo(2);
            assertThat(run.code().flatMap(Origins::savedBy)).contains("grace");
        });
    }

    @Test
    void aFactWrittenByHandHasItsAuthor() {
        workspace.attestations().attest(Claim.of("notes", "author", "book", "ada"), "palette");
        assertThat(originOf(fact("notes"))).isEqualTo(new Origin.ByHand(List.of("ada"), "palette"));
    }

    @Test
    void aHandlerIsByTheOneWhoSavedIt() {
        run();
        assertThat(originOf(fact("python_script"))).isEqualTo(new Origin.ByHand(List.of("grace"), "canvas:1"));
    }

    @Test
    void anImportedFactNamesItsFile() {
        try (BulkWriter writer = workspace.attestations().openBulk("import:old.jsonl")) {
            writer.add(Claim.of("notes", "author", "book", "ada"), Optional.empty());
            writer.publish();
        }
        assertThat(originOf(fact("notes"))).isEqualTo(new Origin.Imported("old.jsonl"));
    }

    @Test
    void theFactsOfARunAreShownAndThenAllAgain() {
        ExecutionId id = run();
        facts.show(id);
        assertThat(model.answer().rows()).hasSize(2);
        assertThat(model.executionProperty().get()).contains(id);
        facts.ask();
        assertThat(model.answer().rows()).hasSize(3);
        assertThat(model.executionProperty().get()).isEmpty();
    }

    @Test
    void aVersionIsRecalledWithAReasonAndThatIsUndone() {
        run();
        facts.ask();
        facts.show(fact("tea").id());
        HandlerVersion version = ((Detail.Traced) model.detailProperty().get()).version().orElseThrow();
        assertThat(version.label()).isEqualTo("shop:v1");
        facts.recall(version, "prices in cents");
        HandlerVersion recalled = ((Detail.Traced) model.detailProperty().get()).version().orElseThrow();
        assertThat(recalled.recall().orElseThrow().why()).isEqualTo("prices in cents");
        assertThat(model.answer().rows()).noneMatch(row -> row.fact().orElseThrow().subjects().contains("tea"));
        facts.reinstate(recalled);
        assertThat(((Detail.Traced) model.detailProperty().get()).version().orElseThrow().isRecalled()).isFalse();
        assertThat(model.answer().rows()).anyMatch(row -> row.fact().orElseThrow().subjects().contains("tea"));
    }

    @Test
    void afterAStepOneCanGoBack() {
        run();
        facts.show(fact("tea").id());
        facts.follow(fact("python_script"));
        assertThat(model.answer().selectedProperty().get()).contains(fact("python_script"));
        facts.back();
        assertThat(model.answer().selectedProperty().get()).contains(fact("tea"));
        assertThat(model.trail()).isEmpty();
    }
}
