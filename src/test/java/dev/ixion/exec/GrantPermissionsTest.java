package dev.ixion.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.Slot;
import dev.ixion.command.TypeName;
import dev.ixion.handler.Desk;
import dev.ixion.handler.Grants;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.SaveResult;
import dev.ixion.run.CancelSignal;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import dev.ixion.store.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is asked for what, and what holds afterwards.
class GrantPermissionsTest {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1 << 20, 1000, 10, 1, 1 << 20);

    private final HandClock clock = new HandClock("2026-11-24T10:00:00Z");
    private final Workspace workspace;
    private final AttestationStore store;
    private final HandlerRegistry registry;
    private final Desk desk;
    private final GrantPermissions grants;
    private final Allowances allowances;

    GrantPermissionsTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        store = workspace.attestations();
        registry = new HandlerRegistry(store);
        desk = new Desk(folder.resolve("data/desk"));
        grants = at(desk);
        allowances = new Allowances(new ScriptRules(LIMITS, LIMITS, Permissions.NONE), grants,
            name -> Optional.ofNullable(Map.of("TOKEN", "value").get(name)));
    }

    private GrantPermissions at(Desk where) {
        return new GrantPermissions(registry, store, where, Permissions.parse(List.of("net:*")), "ann", clock);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private HandlerVersion save(String author, String... permissions) {
        String code = "# /// script\n# [tool.ixion]\n# permissions = [\"" + String.join("\", \"", permissions)
            + "\"]\n# ///\nprint(" + clock.instant().getEpochSecond() + ")\n";
        clock.pass(Duration.ofSeconds(1));
        SaveResult result = registry.save(new HandlerDraft(new TypeName("webhook"), code, author, "", Optional.empty(),
            true, "command line"));
        HandlerVersion version = ((SaveResult.Stored) result).version();
        desk.note(version.id());
        return version;
    }

    @Test
    void nothingRunsBeforeTheUserAgreesToWhatAStrangerAsksFor() {
        HandlerVersion version = save("bob", "net:example.org", "run:git");

        assertThatThrownBy(() -> allowances.of(version, List.of()))
            .isInstanceOfSatisfying(PermissionNeededException.class, e -> {
                assertThat(e.getMessage())
                    .isEqualTo("webhook:v1 by bob asks for net:example.org, run:git. Nothing runs "
                        + "before you agree: on its glyph, or with ixion handler grant");
                assertThat(e.problem().detail(Problem.NEEDS_GRANT)).contains(version.id().value());
                assertThat(e.problem().details(Problem.PERMISSION)).containsExactly("net:example.org", "run:git");
            });
        grants.grant(grants.asked(version), "command line");

        assertThat(allowances.of(version, List.of()).permissions()).isEqualTo(grants.asked(version).asked());
        assertThat(grants.asked(version.id())).isEqualTo(grants.asked(version));
    }

    @Test
    void whatIsGrantedToOneVersionIsNotGrantedToTheNext() {
        HandlerVersion first = save("bob", "net:example.org");
        grants.grant(grants.asked(first), "command line");
        HandlerVersion second = save("bob", "net:example.org", "read:/tmp");

        AskedPermissions asked = grants.asked(second);

        assertThat(asked.missing()).isEqualTo(asked.asked());
        assertThat(asked.fresh().written()).containsExactly("read:/tmp");
        assertThat(asked.before().map(AskedPermissions.Before::label)).contains("webhook:v1");
    }

    @Test
    void whatTheUserWroteHereGetsTheUsualWithoutAQuestionIfItAsks() {
        assertThat(allowances.of(save("ann", "net:example.org"), List.of()).permissions().written())
            .containsExactly("net:example.org");
        assertThat(grants.asked(save("ann", "net:example.org", "read:/tmp")).missing().written())
            .containsExactly("read:/tmp");
        assertThat(grants.asked(save("bob", "net:example.org")).missing().written())
            .containsExactly("net:example.org");
    }

    @Test
    void whatIsTakenBackIsAskedForAgainEvenOfOnesOwn() {
        HandlerVersion own = save("ann", "net:example.org");
        grants.revoke(grants.asked(own), "command line");
        assertThat(store.find(Filter.ALL.with(Slot.PREDICATE, "revoked"))).singleElement()
            .satisfies(fact -> assertThat(fact.subjects()).containsExactly(own.id().value()));
        clock.pass(Duration.ofSeconds(1));
        assertThat(grants.asked(own).missing().written()).containsExactly("net:example.org");

        grants.grant(grants.asked(own), "command line");
        assertThat(grants.asked(own).missing().isEmpty()).isTrue();
    }

    @Test
    void neitherARunNorAnImportedFileGrantsAnything(@TempDir Path folder) throws IOException {
        HandlerVersion version = save("bob", "net:example.org");
        var claim = Grants.grant(version.id(), "webhook", List.of("net:example.org"), "ann", clock.instant());
        var execution = workspace.jobs().addStarted("ix x", "", "owner", clock.instant());
        try (var run = store.open(execution.id(), "handler:x:v1", Commit.STREAM)) {
            run.attest(claim);
        }
        assertThat(grants.asked(version).missing().isEmpty()).isFalse();

        Path file = folder.resolve("in.jsonl");
        Files.writeString(file,
            """
                {"subjects":["%s"],"predicates":["granted"],"contexts":["webhook"],"actors":["ann"],"attributes":{"permissions":["net:example.org"]},"timestamp":"2026-11-24T11:00:00Z"}
                """
                .formatted(version.id()));
        try (InputStream lines = Files.newInputStream(file)) {
            assertThat(new ImportFacts(store).run(lines, "in.jsonl", _ -> {}, new CancelSignal()).fresh()).isEqualTo(1);
        }
        assertThat(grants.asked(version).missing().isEmpty()).isFalse();
    }

    @Test
    void aWorkspaceFromElsewhereGrantsNothingHere(@TempDir Path other) {
        HandlerVersion own = save("ann", "net:example.org");
        HandlerVersion granted = save("bob", "run:git");
        grants.grant(grants.asked(granted), "command line");

        GrantPermissions elsewhere = at(new Desk(other.resolve("desk")));
        assertThat(elsewhere.asked(own).missing().written()).containsExactly("net:example.org");
        assertThat(elsewhere.asked(granted).missing().written()).containsExactly("run:git");
        elsewhere.grant(elsewhere.asked(granted), "command line");
        assertThat(elsewhere.asked(granted).missing().isEmpty()).isTrue();
    }

    @Test
    void anotherProcessHereSeesWhatWasGranted(@TempDir Path data) {
        GrantPermissions window = at(new Desk(data.resolve("desk")));
        GrantPermissions commandLine = at(new Desk(data.resolve("desk")));
        HandlerVersion first = save("bob", "run:git");
        HandlerVersion second = save("bob", "run:make");
        window.grant(window.asked(first), "canvas:1");
        assertThat(commandLine.asked(first).missing().isEmpty()).isTrue();
        commandLine.grant(commandLine.asked(second), "command line");
        assertThat(window.asked(second).missing().isEmpty()).isTrue();
        assertThat(window.asked(first).missing().isEmpty()).isTrue();
    }

    @Test
    void aGrantGivenWhileTheClockWasAheadCanBeTakenBack() {
        HandlerVersion version = save("bob", "run:git");
        clock.pass(Duration.ofDays(400));
        grants.grant(grants.asked(version), "command line");
        clock.pass(Duration.ofDays(-400));

        grants.revoke(grants.asked(version), "command line");
        assertThat(grants.asked(version).missing().written()).containsExactly("run:git");
        grants.grant(grants.asked(version), "command line");
        assertThat(grants.asked(version).missing().isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeNotedAsAgreedIsSaid(@TempDir Path other) throws IOException {
        HandlerVersion version = save("bob", "run:git");
        GrantPermissions unwritable = at(new Desk(Files.createDirectory(other.resolve("desk"))));
        assertThatThrownBy(() -> unwritable.grant(unwritable.asked(version), "command line"))
            .isInstanceOf(ProblemException.class).hasMessageContaining(other.resolve("desk").toString());
    }

    @Test
    void whatACommandNamesMayBeReadIfTheHandlerAsksForThat() {
        HandlerVersion version = save("ann", "read:<input>", "net:<input>");
        grants.grant(grants.asked(version), "command line");
        String home = System.getProperty("user.home");

        assertThat(allowances.of(version, List.of("/data/a.csv", "~/b", "http://example.org:8080/x", "", "\0"))
            .permissions().written())
            .containsExactly("read:/data/a.csv", "read:" + home + "/b", "net:example.org:8080");
        assertThat(allowances.of(version, List.of()).permissions().isEmpty()).isTrue();
    }

    @Test
    void aSecretThatIsNotThereIsNamedBeforeAnythingRuns() {
        HandlerVersion there = save("ann", "secret:TOKEN");
        grants.grant(grants.asked(there), "command line");
        HandlerVersion missing = save("ann", "secret:OTHER");
        grants.grant(grants.asked(missing), "command line");

        assertThat(allowances.of(there, List.of()).secrets()).containsExactly(Map.entry("TOKEN", "value"));
        assertThat(allowances.of(there, List.of())).hasToString("Allowance[permissions=secret:TOKEN, limits=" + LIMITS
            + ", secrets=[TOKEN]]");
        assertThatThrownBy(() -> allowances.of(missing, List.of())).isInstanceOf(ProblemException.class).hasMessage(
            "webhook:v2 asks for the secret OTHER, which is not there; enter it (Secrets in the palette), and run again");
    }
}
