package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.InvalidClaimException;
import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import dev.ixion.script.Permissions;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A script from its first line to its last, in a context of its own.
final class ScriptBody {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptBody.class);
    private static final int MOST_VALUES = 1_000_000;
    /// These say where Python and other programs put files that they need only for a while.
    private static final List<String> TEMPORARY = List.of("TMPDIR", "TEMP", "TMP");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Script script;
    private final Source source;
    private final PythonContext python;
    private final AttestFunction attest;
    private final Map<String, String> environment;

    /// @param environment the variables that a script may be granted
    ScriptBody(Script script, Source source, PythonContext python, AttestFunction attest,
        Map<String, String> environment) {
        this.script = script;
        this.source = source;
        this.python = python;
        this.attest = attest;
        this.environment = environment;
    }

    ScriptResult run() {
        Prelude prelude = python.prelude();
        Value main;
        try {
            prelude.prepare(request(), source.getCharacters(), attest, new BorderFunction(python.borders()));
            python.border().shut(script.allowance().permissions());
            main = python.context().parse(source);
        } catch (PolyglotException e) {
            return new ScriptResult.Raised(GuestErrors.ofCompiling(e, prelude, source));
        }
        ScriptResult result;
        try {
            Value raised = prelude.run(main).getArrayElement(1);
            result = raised.isNull() ? execute() : raised(raised);
        } catch (PolyglotException e) {
            if (e.isCancelled() && e.isResourceExhausted()) {
                // Of the interpreter's own limits only that of the threads is used
                return new ScriptResult.OverLimit(ScriptResult.Limit.THREADS, PythonEngine.MOST_THREADS);
            }
            if (e.isCancelled()) {
                return new ScriptResult.Cancelled();
            }
            result = ended(e);
        }
        return finished(result);
    }

    private ScriptResult execute() {
        Prelude prelude = python.prelude();
        Value function = prelude.entry();
        if (function.isNull()) {
            return new ScriptResult.Completed(Optional.empty());
        }
        Value end = prelude.run(function, prelude.payload(payload()));
        Value returned = end.getArrayElement(0);
        Value raised = end.getArrayElement(1);
        if (!raised.isNull()) {
            return raised(raised);
        }
        if (returned.isNull()) {
            return new ScriptResult.Completed(Optional.empty());
        }
        try {
            JsonNode json = new JsonValues(prelude, MOST_VALUES, Integer.MAX_VALUE).node(returned, "result");
            return new ScriptResult.Completed(Optional.of(JSON.writeValueAsString(json)));
        } catch (InvalidClaimException e) {
            return new ScriptResult.Raised(GuestErrors.plain(e.isTypeError() ? "TypeError" : "ValueError",
                text("python.execute-returned", e.problem().message())));
        }
    }

    private ScriptResult raised(Value error) {
        if (!python.prelude().isSystemExit(error)) {
            return new ScriptResult.Raised(GuestErrors.described(error, python.prelude(), source));
        }
        int status = python.prelude().exitStatus(error);
        return status == 0 ? new ScriptResult.Completed(Optional.empty()) : new ScriptResult.Exited(status);
    }

    /// What no handler in Python catches: the interpreter itself ended the script.
    private ScriptResult ended(PolyglotException error) {
        if (!error.isExit()) {
            return new ScriptResult.Raised(GuestErrors.ofRunning(error, python.prelude(), source));
        }
        Value exit = error.getGuestObject();
        if (exit != null && exit.isException() && exit.hasMember("code")) {
            return raised(exit);
        }
        int status = error.getExitStatus();
        return status == 0 ? new ScriptResult.Completed(Optional.empty()) : new ScriptResult.Exited(status);
    }

    /// Lets the script end in order. What it wrote into a file and cannot be written is no success.
    private ScriptResult finished(ScriptResult result) {
        try {
            Value unwritten = python.prelude().finish();
            return result instanceof ScriptResult.Completed && !unwritten.isNull() ? raised(unwritten) : result;
        } catch (PolyglotException e) {
            LOG.debug("{} did not end in order", script.fileName(), e);
            return result;
        }
    }

    private String request() {
        ObjectNode request = JSON.createObjectNode();
        request.put("file", script.fileName());
        ArrayNode argv = request.putArray("argv").add(script.name());
        script.input().forEach(argv::add);
        request.put("actor", script.actor());
        request.put("warm", python.isWarm());
        ObjectNode variables = request.putObject("environment");
        variables().forEach(variables::put);
        request.set("upstream", script.upstream().orElse(JSON.getNodeFactory().nullNode()));
        return request.toString();
    }

    private Map<String, String> variables() {
        Permissions permissions = script.allowance().permissions();
        Map<String, String> variables = new TreeMap<>();
        environment.forEach((name, value) -> {
            // Who may reach files may know where the user's are, and who may run programs how they are found
            boolean isHome = name.equals("HOME") && permissions.all().stream().anyMatch(p -> p.kind().isOfFiles());
            boolean isPath = name.equals("PATH") && !permissions.of(Kind.RUN).isEmpty();
            Permission named = new Permission(Kind.ENV, name);
            boolean isNamed = permissions.cover(named);
            if (isNamed) {
                python.border().given(named);
            }
            if (isHome || isPath || isNamed) {
                variables.put(name, value);
            }
        });
        python.files().scratch().ifPresent(
            scratch -> TEMPORARY.forEach(name -> variables.put(name, scratch.toString())));
        script.allowance().secrets().keySet().forEach(name -> python.border().given(new Permission(Kind.SECRET, name)));
        variables.putAll(script.allowance().secrets());
        return variables;
    }

    private String payload() {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("script_type", script.name());
        ArrayNode input = payload.putArray("input");
        script.input().forEach(input::add);
        return payload.toString();
    }
}
