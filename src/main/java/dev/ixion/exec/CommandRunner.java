package dev.ixion.exec;

import static dev.ixion.text.Messages.counted;
import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.FactWriter;
import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.ats.StoreException;
import dev.ixion.command.Command;
import dev.ixion.command.CommandParser;
import dev.ixion.handler.HandlerHeader;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.Route;
import dev.ixion.handler.Router;
import dev.ixion.ingest.Ingestor;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.ExecutionMonitor;
import dev.ixion.pulse.JobRunner;
import dev.ixion.pulse.RanBy;
import dev.ixion.pulse.RunOutcome;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunCancelledException;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptResult;
import dev.ixion.script.ScriptRun;
import dev.ixion.script.ScriptRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one command: finds its handler or ingestor anew, lets it attest, and says how it ended. The facts of a run that
/// does not succeed are dropped.
public final class CommandRunner implements JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final CommandParser parser;
    private final Router router;
    private final AttestationStore store;
    private final ScriptRuntime scripts;
    private final Map<String, Ingestor> ingestors;
    private final Allowances allowances;

    /// @param ingestors what is built in
    public CommandRunner(CommandParser parser, Router router, AttestationStore store, ScriptRuntime scripts,
        List<Ingestor> ingestors, Allowances allowances) {
        this.parser = parser;
        this.router = router;
        this.store = store;
        this.scripts = scripts;
        this.ingestors = ingestors.stream().collect(Collectors.toUnmodifiableMap(Ingestor::type, Function.identity()));
        this.allowances = allowances;
    }

    @Override
    public void check(String command) {
        switch (parser.parse(command)) {
            case Command.Ix ix -> {
                if (router.resolve(ix.target()).winner() instanceof Route.Winner.Saved(HandlerVersion version)) {
                    allowances.of(version, ix.input());
                }
            }
            case Command.Py py -> allowances.of(script(py.script()));
            case Command.Ax _,Command.As _ ->
                throw new ProblemException(Problem.of(text("exec.not-runnable", command)));
        }
    }

    @Override
    public RunOutcome run(Execution execution, ExecutionMonitor monitor) {
        return switch (parser.parse(execution.command())) {
            case Command.Ix ix -> switch (router.resolve(ix.target()).winner()) {
                case Route.Winner.Saved(HandlerVersion version) -> handler(execution, version, ix, monitor);
                case Route.Winner.BuiltIn(String type) -> builtIn(execution, type, ix, monitor);
            };
            case Command.Py py -> loose(execution, script(py.script()), monitor);
            case Command.Ax _,Command.As _ ->
                throw new ProblemException(Problem.of(text("exec.not-runnable", execution.command())));
        };
    }

    private RunOutcome handler(Execution execution, HandlerVersion version, Command.Ix ix,
        ExecutionMonitor monitor) {
        String type = version.type().value();
        monitor.resolved(new RanBy(type, OptionalInt.of(version.number()), Optional.of(version.id())));
        HandlerHeader header = HandlerHeader.parse(version.code());
        Script script = new Script(type, version.code(), ix.input(), "handler:" + type, Optional.empty(),
            allowances.of(version, ix.input()));
        return run(execution, script, text("exec.handler", type), new Writing("handler:" + version.label(),
            ix.preview() ? Commit.NEVER : header.commit()), monitor);
    }

    private RunOutcome loose(Execution execution, Attestation stored, ExecutionMonitor monitor) {
        String code = stored.attributes().string("code").orElse("");
        monitor.resolved(new RanBy(LooseScripts.NAME, OptionalInt.empty(), Optional.of(stored.id())));
        HandlerHeader header = HandlerHeader.parse(code);
        Script script = new Script(LooseScripts.NAME, code, List.of(), LooseScripts.NAME, Optional.empty(),
            allowances.of(stored));
        return run(execution, script, text("exec.script"), new Writing(LooseScripts.NAME + ":" + stored.id(),
            header.commit()), monitor);
    }

    private RunOutcome run(Execution execution, Script script, String what, Writing writing,
        ExecutionMonitor monitor) {
        return keepingOnlySuccess(execution, writing, monitor, facts -> {
            ScriptRun run = scripts.run(script, facts, monitor);
            monitor.used(run.usage());
            if (run.isLeftBehind()) {
                monitor.output(new OutputLine(true, text("exec.left-behind")));
            }
            return switch (run.result()) {
                case ScriptResult.Completed(Optional<String> json) -> {
                    facts.close();
                    yield new RunOutcome.Succeeded(facts.newCount(), facts.knownCount(), json);
                }
                case ScriptResult.Raised(var error) -> new RunOutcome.Failed(
                    ScriptProblems.raised(what, script.fileName(), error, run.usage().access().refused()));
                case ScriptResult.Exited(int status) -> new RunOutcome.Failed(ScriptProblems.exited(what, status));
                case ScriptResult.TimedOut(Duration after) ->
                    new RunOutcome.TimedOut(ScriptProblems.timedOut(what, after));
                case ScriptResult.OverLimit(var limit, long most) ->
                    new RunOutcome.Failed(ScriptProblems.overLimit(what, limit, most));
                case ScriptResult.Cancelled _ -> new RunOutcome.Cancelled();
            };
        });
    }

    private RunOutcome builtIn(Execution execution, String type, Command.Ix ix, ExecutionMonitor monitor) {
        Ingestor ingestor = Optional.ofNullable(ingestors.get(type)).orElseThrow();
        monitor.resolved(new RanBy(type, OptionalInt.empty(), Optional.empty()));
        return keepingOnlySuccess(execution, new Writing("ix:" + type, ix.preview() ? Commit.NEVER : Commit.AT_END),
            monitor, facts -> {
                try {
                    ingestor.ingest(ix.input(), facts, monitor);
                } catch (RunCancelledException cancelled) {
                    return new RunOutcome.Cancelled();
                }
                facts.close();
                return new RunOutcome.Succeeded(facts.newCount(), facts.knownCount(), Optional.empty());
            });
    }

    /// What writes the facts of a run, and when they become visible.
    private record Writing(String source, Commit commit) {}

    private RunOutcome keepingOnlySuccess(Execution execution, Writing writing, ExecutionMonitor monitor,
        Function<FactWriter, RunOutcome> work) {
        FactWriter facts = store.open(execution.id(), writing.source(), writing.commit());
        boolean keep = false;
        try {
            RunOutcome outcome = work.apply(facts);
            keep = outcome instanceof RunOutcome.Succeeded;
            return outcome;
        } finally {
            if (!keep) {
                discard(execution, facts);
                if (writing.commit() == Commit.STREAM) {
                    tellKept(execution, monitor);
                }
            }
        }
    }

    /// Must not hide why the run failed; what it leaves is hidden and goes with the next sweep.
    private static void discard(Execution execution, FactWriter facts) {
        try {
            facts.discard();
        } catch (StoreException unwritable) {
            LOG.warn("The facts of execution {} could not be dropped yet", execution.id(), unwritable);
        }
    }

    /// What was visible once stays, however the run ends; whoever reads its output is to know that.
    private void tellKept(Execution execution, ExecutionMonitor monitor) {
        try {
            long kept = store.count(Filter.ofExecution(execution.id()));
            if (kept > 0) {
                monitor.output(new OutputLine(true, counted("exec.kept", kept)));
            }
        } catch (StoreException unreadable) {
            LOG.warn("The facts of execution {} could not be counted", execution.id(), unreadable);
        }
    }

    private Attestation script(Asid id) {
        return store.get(id).filter(stored -> stored.attributes().string("code").isPresent())
            .orElseThrow(() -> new ProblemException(Problem.of(text("exec.no-script", id))));
    }
}
