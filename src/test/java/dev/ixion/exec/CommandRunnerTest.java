package dev.ixion.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ixion.HandClock;
import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Claim;
import dev.ixion.ats.ExecutionId;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.StoreException;
import dev.ixion.command.CommandParser;
import dev.ixion.command.TypeName;
import dev.ixion.handler.Desk;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerRegistry;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.NoHandlerException;
import dev.ixion.handler.Router;
import dev.ixion.handler.SaveResult;
import dev.ixion.ingest.Ingestor;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionState;
import dev.ixion.pulse.Owner;
import dev.ixion.pulse.Pulse;
import dev.ixion.pulse.PulseEvent;
import dev.ixion.pulse.PulseSettings;
import dev.ixion.pulse.RanBy;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunMonitor;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import dev.ixion.script.graal.GraalScriptRuntime;
import dev.ixion.script.graal.GraalSettings;
import dev.ixion.store.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the text of a command to its outcome, with real Python: one for all tests, as its start takes seconds.
class CommandRunnerTest {
    private static final GraalScriptRuntime PYTHON = new GraalScriptRuntime(
        new GraalSettings(Path.of("target", "python-cache").toAbsolutePath(), 2, Map.of(), List.of(), List.of()));
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(2), 1L << 30, 20_000, 100_000, 8, 1 << 20);
    private static final TypeName WEBHOOK = new TypeName("webhook");

    private final HandClock clock = new HandClock("2026-11-22T10:00:00Z");
    private final Workspace workspace;
    private final AttestationStore facts;
    private final HandlerRegistry registry;
    private final Desk desk;
    private final SaveHandler saveHandler;
    private final Pulse pulse;
    private final BlockingQueue<Execution> over = new LinkedBlockingQueue<>();

    CommandRunnerTest(@TempDir Path folder) {
        workspace = Workspace.open(folder.resolve("w.ixion"), clock);
        facts = workspace.attestations();
        registry = new HandlerRegistry(facts);
        desk = new Desk(folder.resolve("desk"));
        saveHandler = new SaveHandler(registry, PYTHON, desk);
        ZoneId zone = ZoneOffset.UTC;
        CommandRunner runner = new CommandRunner(new CommandParser(clock, zone), new Router(registry, Set.of("list")),
            facts, PYTHON, List.of(new ListIngestor()), allowances());
        pulse = new Pulse(workspace.jobs(), runner,
            new PulseSettings(1, Owner.self(), clock, zone, Duration.ofDays(90)));
        pulse.onEvent(event -> {
            if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                over.add(execution);
            }
        });
    }

    private Allowances allowances() {
        return new Allowances(new ScriptRules(LIMITS, LIMITS, Permissions.NONE),
            new GrantPermissions(registry, facts, desk, Permissions.NONE, "ann", clock), _ -> Optional.empty());
    }

    @AfterEach
    void close() {
        pulse.close();
        workspace.close();
    }

    @AfterAll
    static void endPython() {
        PYTHON.close();
    }

    /// Lists its input.
    private static final class ListIngestor implements Ingestor {
        @Override
        public String type() {
            return "list";
        }

        @Override
        public void ingest(List<String> input, FactSink sink, RunMonitor monitor) {
            for (String word : input) {
                if (word.equals("cancel")) {
                    monitor.cancel().cancel();
                }
                monitor.cancel().check();
                sink.attest(Claim.of(word, "is_listed", "input", "ix:list"));
            }
        }
    }

    private HandlerVersion save(String code) {
        clock.pass(Duration.ofSeconds(1));
        return ((SaveResult.Stored) saveHandler.save(draft(code))).version();
    }

    private static HandlerDraft draft(String code) {
        return new HandlerDraft(WEBHOOK, code, "ada", "", Optional.empty(), true, "canvas");
    }

    private Execution run(String command) throws InterruptedException {
        pulse.runNow(command, "");
        return Optional.ofNullable(over.poll(3, TimeUnit.MINUTES))
            .orElseThrow(() -> new AssertionError("it did not end"));
    }

    private static Problem error(Execution execution) {
        return execution.outcome().error().orElseThrow(() -> new AssertionError(execution));
    }

    private List<Attestation> of(Execution execution) {
        return facts.find(Filter.ofExecution(execution.id()));
    }

    @Test
    void runsAHandlerAndShowsItsFactsWithTheirOrigin() throws Exception {
        HandlerVersion version = save("""
            import sys
            for name in sys.argv[1:]:
                attest(name, "is_listed", sys.argv[0])
            attest("a", "is_listed", sys.argv[0])
            def execute(payload):
                return payload
            """);

        Execution done = run("webhook a 'b c'");

        assertThat(done.state()).as(done.toString()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(done.ranBy())
            .contains(new RanBy("webhook", OptionalInt.of(1), Optional.of(version.id())));
        assertThat(done.outcome().using(Optional.empty())).isEqualTo(new Execution.Outcome(2, 1, Optional.empty(),
            done.outcome().result()));
        assertThat(done.outcome().result()).hasValueSatisfying(json -> assertThat(json.replace(" ", ""))
            .isEqualTo("{\"script_type\":\"webhook\",\"input\":[\"a\",\"bc\"]}"));
        assertThat(of(done)).hasSize(2).allSatisfy(fact -> {
            assertThat(fact.actors()).containsExactly("handler:webhook");
            assertThat(fact.source()).isEqualTo("handler:webhook:v1");
            assertThat(fact.execution()).contains(done.id());
            assertThat(fact.time()).isEqualTo(clock.instant());
        }).extracting(Attestation::subjects).containsExactlyInAnyOrder(List.of("a"), List.of("b c"));
    }

    @Test
    void keepsWhatAStreamingHandlerMadeVisibleThoughItFailsLater() throws Exception {
        save("""
            # /// script
            # [tool.ixion]
            # commit = "stream"
            # ///
            for i in range(30_000):
                attest(f"s{i}", "is", "streamed")
            raise ValueError("too late")
            """);

        Execution failed = run("webhook");

        assertThat(failed.state()).isEqualTo(ExecutionState.FAILED);
        long kept = facts.count(Filter.ofExecution(failed.id()));
        assertThat(kept).isPositive();
        assertThat(workspace.jobs().output(failed.id())).last()
            .isEqualTo(new OutputLine(true, "%,d facts that this run made visible stay".formatted(kept)));
    }

    @Test
    void saysInTheWordsOfTheDesignWhereAHandlerFailed() throws Exception {
        save("\n".repeat(10) + "attest(\"a\", \"is\", \"b\")\nraise ValueError(\"bad row 7\")\n");

        Execution failed = run("webhook");

        assertThat(failed.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(error(failed).message())
            .isEqualTo("Handler 'webhook' failed: ValueError: bad row 7 (webhook.py, line 12)");
        assertThat(error(failed).detail("line")).contains("12");
        assertThat(error(failed).trace()).startsWith("Traceback (most recent call last):")
            .contains("webhook.py\", line 12").contains("ValueError: bad row 7");
    }

    @Test
    void saysItForAnExceptionWithoutWords() throws Exception {
        save("raise KeyboardInterrupt()");

        assertThat(error(run("webhook")).message())
            .isEqualTo("Handler 'webhook' failed: KeyboardInterrupt (webhook.py, line 1)");
    }

    @Test
    void leavesNoFactsOfARunThatFailed() throws Exception {
        save("for i in range(1200): attest(f's{i}', 'is', 'x')\nraise SystemExit(3)");
        long before = facts.count(Filter.ALL);

        Execution failed = run("webhook");

        assertThat(error(failed).message()).isEqualTo("Handler 'webhook' ended with exit status 3");
        assertThat(error(failed).detail("status")).contains("3");
        assertThat(facts.count(Filter.ALL)).isEqualTo(before);
        assertThat(of(failed)).isEmpty();
        assertThat(failed.outcome().newFacts()).isZero();
    }

    @Test
    void endsAHandlerWhoseTimeIsUp() throws Exception {
        save("# /// script\n# [tool.ixion]\n# timeout = \"1s\"\n# ///\nattest('a', 'is', 'b')\nwhile True: pass\n");

        Execution late = run("webhook");

        assertThat(late.state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(error(late).message()).isEqualTo("Handler 'webhook' was ended: it ran longer than 1.0 s. "
            + "Give it more time with timeout = \"2s\" in its header");
        assertThat(of(late)).isEmpty();
    }

    @Test
    void takesASaveFromTheNextRunOn() throws Exception {
        save("attest('one', 'is', 'x')");
        assertThat(run("webhook").ranBy().map(RanBy::label)).contains("webhook:v1");

        save("attest('two', 'is', 'x')");

        Execution next = run("webhook");
        assertThat(next.ranBy().map(RanBy::label)).contains("webhook:v2");
        assertThat(of(next)).extracting(Attestation::subjects).containsExactly(List.of("two"));
    }

    @Test
    void runsALooseScriptThatItsFactsLeadBackTo() throws Exception {
        String code = "print('hello')\nattest('a', 'is', 'b')\n";
        String command = new LooseScripts(facts, desk).keep(code, "g1", "ada");

        Execution done = run(command);

        Asid script = done.ranBy().flatMap(RanBy::code).orElseThrow();
        assertThat(command).isEqualTo("py " + script);
        assertThat(facts.get(script).flatMap(a -> a.attributes().string("code"))).contains(code);
        assertThat(of(done)).singleElement().satisfies(fact -> {
            assertThat(fact.source()).isEqualTo("script:" + script);
            assertThat(fact.actors()).containsExactly("script");
        });
        assertThat(workspace.jobs().output(done.id())).containsExactly(new OutputLine(false, "hello"));
        assertThat(new LooseScripts(facts, desk).keep(code, "g1", "ada")).isEqualTo(command);
    }

    @Test
    void saysWhereALooseScriptFailed() throws Exception {
        String command = new LooseScripts(facts, desk).keep("\n1 / 0", "g1", "ada");

        assertThat(error(run(command)).message())
            .isEqualTo("The script failed: ZeroDivisionError: division by zero (script.py, line 2)");
    }

    @Test
    void runsAnIngestorThatIsBuiltIn() throws Exception {
        Execution done = run("list a b a");

        assertThat(done.outcome().using(Optional.empty()))
            .isEqualTo(new Execution.Outcome(2, 1, Optional.empty(), Optional.empty()));
        assertThat(done.ranBy()).contains(new RanBy("list", OptionalInt.empty(), Optional.empty()));
        assertThat(of(done)).hasSize(2).allMatch(fact -> fact.source().equals("ix:list"));
    }

    @Test
    void keepsNothingOfAnIngestorThatIsCancelled() throws Exception {
        Execution cancelled = run("list a cancel");

        assertThat(cancelled.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(facts.count(Filter.ALL)).isZero();
    }

    @Test
    void keepsWhyARunFailedThoughItsFactsCannotBeDropped() throws Exception {
        AttestationStore stuck = instead(AttestationStore.class, facts, "open", arguments -> instead(FactWriter.class,
            facts.open((ExecutionId) arguments[0], (String) arguments[1], (Commit) arguments[2]), "discard", _ -> {
                throw new StoreException(Problem.of("The disk is full"));
            }));
        CommandRunner runner = new CommandRunner(new CommandParser(clock, ZoneOffset.UTC),
            new Router(registry, Set.of("list")), stuck, PYTHON, List.of(new ListIngestor()), allowances());
        try (Pulse onIt = new Pulse(workspace.jobs(), runner,
            new PulseSettings(1, Owner.self(), clock, ZoneOffset.UTC, Duration.ofDays(90)))) {
            onIt.onEvent(event -> {
                if (event instanceof PulseEvent.Changed(Execution execution) && execution.state().isOver()) {
                    over.add(execution);
                }
            });
            onIt.runNow("list a cancel", "");

            assertThat(Optional.ofNullable(over.poll(1, TimeUnit.MINUTES)).map(Execution::state))
                .contains(ExecutionState.CANCELLED);
        }
        assertThat(facts.count(Filter.ALL)).isZero();
    }

    private static <T> T instead(Class<T> port, T real, String name, Function<Object[], Object> of) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port},
            (_, method, arguments) -> method.getName().equals(name)
                ? of.apply(arguments)
                : method.invoke(real, arguments)));
    }

    @Test
    void refusesWhatCannotRunBeforeAnythingRuns() {
        assertThatThrownBy(() -> run("webhook a")).isInstanceOf(NoHandlerException.class)
            .hasMessage("No ingest handler 'webhook' found. Create one in a Python glyph.");
        assertThatThrownBy(() -> run("ax alice")).isInstanceOf(ProblemException.class)
            .hasMessage("'ax alice' is no command that runs; use ix <type> <input>");
        Asid none = new Asid("AS" + "0".repeat(32));
        assertThatThrownBy(() -> run("py " + none)).isInstanceOf(ProblemException.class)
            .hasMessage("There is no stored script " + none);
        assertThat(workspace.jobs().executions(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void storesNothingThatDoesNotCompile() {
        assertThatThrownBy(() -> saveHandler.save(draft("x = 1\nif x\n    y = 2\n")))
            .isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().detail("line")).contains("2");
                assertThat(e.problem().detail("column")).contains("5");
            }).hasMessageStartingWith("SyntaxError: ")
            .hasMessageEndingWith(" (line 2, column 5); nothing was stored");

        assertThat(registry.history(WEBHOOK)).isEmpty();
    }

    @Test
    void storesNothingWithoutCodeOrWithAWrongHeader() {
        assertThatThrownBy(() -> saveHandler.save(draft(" \n"))).isInstanceOf(ProblemException.class)
            .hasMessage("The handler is empty; nothing was stored");
        assertThatThrownBy(
            () -> saveHandler.save(draft("# /// script\n# [tool.ixion]\n# timeout = 5\n# ///\nx = 1\n")))
            .isInstanceOf(ProblemException.class).hasMessage("Header: 'timeout' must be a text in quotes");

        assertThat(registry.history(WEBHOOK)).isEmpty();
    }
}
