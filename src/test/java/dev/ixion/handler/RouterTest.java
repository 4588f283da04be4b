package dev.ixion.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.Target;
import dev.ixion.command.TypeName;
import dev.ixion.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RouterTest {
    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Workspace workspace;
    private final HandlerRegistry registry;
    private final Router router;

    RouterTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        registry = new HandlerRegistry(workspace.attestations());
        router = new Router(registry, Set.of("git"));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private HandlerVersion save(String type, String code) {
        clock.pass(Duration.ofSeconds(1));
        return ((SaveResult.Stored) registry
            .save(new HandlerDraft(new TypeName(type), code, "ada", "", Optional.empty(), true, "canvas"))).version();
    }

    private HandlerVersion accepting(String type, String patterns) {
        return save(type, "# /// script\n# [tool.ixion]\n# accepts = [" + patterns + "]\n# ///\n");
    }

    private Route type(String name) {
        return router.resolve(new Target.Type(new TypeName(name), OptionalInt.empty()));
    }

    private Route pinned(String name, int version) {
        return router.resolve(new Target.Type(new TypeName(name), OptionalInt.of(version)));
    }

    private Route location(String address) {
        return router.resolve(new Target.Location(address));
    }

    private static Route.Winner saved(HandlerVersion version) {
        return new Route.Winner.Saved(version);
    }

    @Test
    void takesTheVersionInForceOfAnExplicitType() {
        save("webhook", "a = 1");
        HandlerVersion second = save("webhook", "a = 2");

        Route route = type("webhook");

        assertThat(route.winner()).isEqualTo(saved(second));
        assertThat(route.candidates()).containsExactly("webhook:v2");
        assertThat(route.rule()).isEqualTo("the command names the type 'webhook'");
    }

    @Test
    void seesASaveAtOnce() {
        save("webhook", "a = 1");
        assertThat(type("webhook").candidates()).containsExactly("webhook:v1");

        HandlerVersion second = save("webhook", "a = 2");

        assertThat(type("webhook").winner()).isEqualTo(saved(second));
    }

    @Test
    void staysOnTheVersionThatIsNamed() {
        HandlerVersion first = save("webhook", "a = 1");
        save("webhook", "a = 2");

        Route route = pinned("webhook", 1);

        assertThat(route.winner()).isEqualTo(saved(first));
        assertThat(route.candidates()).containsExactly("webhook:v1", "webhook:v2");
        assertThat(route.rule()).isEqualTo("the command names the version webhook:v1");
    }

    @Test
    void saysWhichVersionsThereAreIfTheOneThatIsNamedIsMissing() {
        save("webhook", "a = 1");
        save("webhook", "a = 2");

        assertThatThrownBy(() -> pinned("webhook", 3)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e).isNotInstanceOf(NoHandlerException.class);
            assertThat(e.problem().details()).containsExactly("type=webhook", "version=3");
        }).hasMessage("'webhook' has no version 3; the newest is v2");
    }

    @Test
    void saysThatThereIsNoHandlerInTheWordsOfTheDesign() {
        assertThatThrownBy(() -> type("webhook")).isInstanceOfSatisfying(NoHandlerException.class,
            e -> assertThat(e.problem().details()).containsExactly("script_type=webhook"))
            .hasMessage("No ingest handler 'webhook' found. Create one in a Python glyph.");
        assertThatThrownBy(() -> pinned("webhook", 1)).isInstanceOf(NoHandlerException.class)
            .hasMessage("No ingest handler 'webhook' found. Create one in a Python glyph.");
    }

    @Test
    void takesTheHandlerThatAcceptsALocationMostSpecifically() {
        accepting("any", "\"*\"");
        accepting("hub", "\"https://api.github.com/*\", \"https://github.com/*\"");
        HandlerVersion events = accepting("events", "\"https://api.github.com/repos/*/events\"");

        Route route = location("https://api.github.com/repos/a/b/events");

        assertThat(route.winner()).isEqualTo(saved(events));
        assertThat(route.candidates()).containsExactlyInAnyOrder("any:v1", "hub:v1", "events:v1");
        assertThat(route.rule())
            .isEqualTo("it accepts https://api.github.com/repos/*/events, the closest match for this address");
        assertThat(location("https://github.com/x").candidates()).containsExactlyInAnyOrder("any:v1", "hub:v1");
        assertThat(location("/tmp/x").candidates()).containsExactly("any:v1");
    }

    @Test
    void takesTheNewerOfTwoThatAcceptEquallyMuch() {
        accepting("b", "\"https://x/*\"");
        HandlerVersion newer = accepting("a", "\"*https://x/\"");

        assertThat(location("https://x/").winner()).isEqualTo(saved(newer));
    }

    @Test
    void asksOnlyTheVersionInForceWhatItAccepts() {
        accepting("hub", "\"https://x/*\"");
        save("hub", "a = 1");

        assertThat(location("https://x/y").winner()).isEqualTo(new Route.Winner.BuiltIn("git"));
    }

    @Test
    void takesALocationThatNobodyAcceptsAsGit() {
        accepting("hub", "\"https://x/*\"");

        Route route = location("/home/ada/repository");

        assertThat(route.winner()).isEqualTo(new Route.Winner.BuiltIn("git"));
        assertThat(route.candidates()).containsExactly("git (built in)");
        assertThat(route.rule()).isEqualTo("no handler accepts this address, so it is taken as type 'git'");
    }

    @Test
    void takesTheBuiltInGitWhereNoneIsSaved() {
        assertThat(type("git").winner()).isEqualTo(new Route.Winner.BuiltIn("git"));
    }

    @Test
    void takesASavedGitBeforeTheBuiltInOne() {
        HandlerVersion mine = save("git", "a = 1");

        assertThat(type("git").winner()).isEqualTo(saved(mine));
        assertThat(type("git").candidates()).containsExactly("git:v1", "git (built in)");
        assertThat(location("/x").winner()).isEqualTo(saved(mine));
    }

    @Test
    void hasNoHandlerForALocationIfGitIsNotBuiltIn() {
        Router bare = new Router(registry, Set.of());

        assertThatThrownBy(() -> bare.resolve(new Target.Location("/x"))).isInstanceOf(NoHandlerException.class)
            .hasMessage("No ingest handler 'git' found. Create one in a Python glyph.");
    }

    @Test
    void passesOverAHandlerWhoseHeaderCannotBeRead() {
        workspace.attestations().attest(Claim.of("python_script", "ix_handler", "broken", "canvas_glyph")
            .with(Attributes.of(JsonMapper.shared().createObjectNode().put("code", "# /// script\n# [[[\n# ///\n"))),
            "import");

        assertThat(location("/x").winner()).isEqualTo(new Route.Winner.BuiltIn("git"));
    }

    @Test
    void namesEveryTypeThatCanRun() {
        save("webhook", "a = 1");
        save("git", "a = 1");
        save("feed", "a = 1");

        assertThat(router.types()).containsExactly("feed", "git", "webhook");
    }
}
