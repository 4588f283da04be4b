package dev.ixion.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.extension.ExtensionContext.Namespace.GLOBAL;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attestation;
import dev.ixion.ats.Claim;
import dev.ixion.ats.FactSink;
import dev.ixion.ats.Written;
import dev.ixion.run.CancelSignal;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunMonitor;
import dev.ixion.script.Allowance;
import dev.ixion.script.Limits;
import dev.ixion.script.Permissions;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptError;
import dev.ixion.script.ScriptResult;
import dev.ixion.script.ScriptRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/// One runtime for all tests, given to a test as an argument: its cold start takes seconds.
final class Python implements ParameterResolver {
    static final int MAX_OUTPUT = 20_000;
    static final Permissions EVERYTHING = Permissions.parse(List.of("net:*", "read:*", "write:*", "run:*", "env:*"));
    /// A folder that stands for those of the application.
    static final Path ABOVE_OWN = Path.of("target", "python-own").toAbsolutePath();
    static final Path OWN = ABOVE_OWN.resolve("app");
    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    /// What came of a run.
    record Ran(ScriptRun run, List<OutputLine> lines, List<Claim> claims) {
        ScriptResult result() {
            return run.result();
        }

        List<String> out() {
            return lines.stream().filter(line -> !line.error()).map(OutputLine::text).toList();
        }

        List<String> err() {
            return lines.stream().filter(OutputLine::error).map(OutputLine::text).toList();
        }

        ScriptError error() {
            return result() instanceof ScriptResult.Raised raised
                ? raised.error()
                : GuestErrors.plain("no error", result().toString());
        }
    }

    /// A runtime and short ways to run something in it.
    record Runner(GraalScriptRuntime runtime) implements AutoCloseable {
        static final Duration LONG = Duration.ofMinutes(2);

        /// Runs it with what is granted, and nothing else.
        Ran granted(String code, String... permissions) {
            return run(script(code, allowance(Permissions.parse(List.of(permissions)), limits(LONG))),
                new CancelSignal(),
                _ -> {});
        }

        Ran run(String code) {
            return run(code, LONG);
        }

        Ran run(String code, Duration timeout) {
            return run(script(code, timeout), new CancelSignal(), _ -> {});
        }

        Ran run(Script script, CancelSignal cancel, Consumer<OutputLine> seen) {
            List<Claim> claims = Collections.synchronizedList(new ArrayList<>());
            return run(script, cancel, seen, claims, claim -> {
                boolean isNew = !claims.contains(claim);
                claims.add(claim);
                return new Written(stored(claim), isNew);
            });
        }

        Ran run(Script script, CancelSignal cancel, Consumer<OutputLine> seen, List<Claim> claims, FactSink sink) {
            List<OutputLine> lines = Collections.synchronizedList(new ArrayList<>());
            ScriptRun run = runtime.run(script, sink, new RunMonitor() {
                @Override
                public void output(OutputLine line) {
                    lines.add(line);
                    seen.accept(line);
                }

                @Override
                public void progress(String text) {}

                @Override
                public CancelSignal cancel() {
                    return cancel;
                }
            });
            return new Ran(run, lines, claims);
        }

        @Override
        public void close() {
            runtime.close();
        }
    }

    static void assertRefused(Ran ran, String message) {
        assertThat(ran.error().type()).isEqualTo("PermissionError");
        assertThat(ran.error().message()).isEqualTo(message);
    }

    static Allowance allowance(Permissions permissions, Limits limits) {
        return new Allowance(permissions, limits, Map.of());
    }

    static Limits limits(Duration time) {
        return new Limits(time, 1L << 30, MAX_OUTPUT, 1_000_000, 32, 64 << 20);
    }

    static Script script(String code, Allowance allowance) {
        return new Script("webhook", code, List.of("a", "b c"), "handler:webhook", Optional.empty(), allowance);
    }

    static Script script(String code, Duration timeout) {
        return new Script("webhook", code, List.of("a", "b c"), "handler:webhook", Optional.empty(),
            allowance(EVERYTHING, limits(timeout)));
    }

    static Script script(String code, JsonNode upstream) {
        return new Script("webhook", code, List.of(), "handler:webhook", Optional.of(upstream),
            allowance(EVERYTHING, limits(Runner.LONG)));
    }

    static Attestation stored(Claim claim) {
        Asid id = claim.id();
        return new Attestation(id, claim, claim.at().orElse(SEEN), "handler:webhook:v1", Optional.empty());
    }

    static GraalSettings settings() {
        return new GraalSettings(Path.of("target", "python-cache").toAbsolutePath(), 2,
            Map.of("LANG", "C.UTF-8", "PATH", "/usr/bin:/bin", "SHOWN", "yes"), List.of(OWN), List.of());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Runner.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(GLOBAL).computeIfAbsent(Runner.class,
            _ -> new Runner(new GraalScriptRuntime(settings())), Runner.class);
    }
}
