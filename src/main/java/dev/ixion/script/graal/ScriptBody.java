package dev.ixion.script.graal;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.FactSink;
import dev.ixion.ats.InvalidClaimException;
import dev.ixion.script.Script;
import dev.ixion.script.ScriptResult;
import java.util.Optional;
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
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Script script;
    private final Source source;
    private final PythonContext python;
    private final FactSink facts;

    ScriptBody(Script script, Source source, PythonContext python, FactSink facts) {
        this.script = script;
        this.source = source;
        this.python = python;
        this.facts = facts;
    }

    ScriptResult run() {
        Prelude prelude = python.prelude();
        Value main;
        try {
            prelude.prepare(request(), source.getCharacters(), new AttestFunction(prelude, facts));
            main = python.context().parse(source);
        } catch (PolyglotException e) {
            return new ScriptResult.Raised(GuestErrors.ofCompiling(e, prelude, source));
        }
        ScriptResult result;
        try {
            main.execute();
            result = execute();
        } catch (PolyglotException e) {
            if (e.isCancelled()) {
                return new ScriptResult.Cancelled();
            }
            result = ended(e);
        }
        finish();
        return result;
    }

    private ScriptResult execute() {
        Value function = python.prelude().entry();
        if (function.isNull()) {
            return new ScriptResult.Completed(Optional.empty());
        }
        Value returned = function.execute(python.prelude().payload(payload()));
        if (returned.isNull()) {
            return new ScriptResult.Completed(Optional.empty());
        }
        try {
            JsonNode json = new JsonValues(python.prelude(), MOST_VALUES).node(returned, "result");
            return new ScriptResult.Completed(Optional.of(JSON.writeValueAsString(json)));
        } catch (InvalidClaimException e) {
            return new ScriptResult.Raised(GuestErrors.plain(e.isTypeError() ? "TypeError" : "ValueError",
                text("python.execute-returned", e.problem().message())));
        }
    }

    private ScriptResult ended(PolyglotException error) {
        if (!error.isExit()) {
            return new ScriptResult.Raised(GuestErrors.ofRunning(error, python.prelude(), source));
        }
        Value exit = error.getGuestObject();
        boolean systemExit = exit != null && exit.isException() && exit.hasMember("code");
        int status = systemExit ? python.prelude().exitStatus(exit) : error.getExitStatus();
        return status == 0 ? new ScriptResult.Completed(Optional.empty()) : new ScriptResult.Exited(status);
    }

    private void finish() {
        try {
            python.prelude().finish();
        } catch (PolyglotException e) {
            LOG.debug("{} did not end in order", script.fileName(), e);
        }
    }

    private String request() {
        ObjectNode request = JSON.createObjectNode();
        request.put("file", script.fileName());
        ArrayNode argv = request.putArray("argv").add(script.name());
        script.input().forEach(argv::add);
        request.put("actor", script.actor());
        request.set("upstream", script.upstream().orElse(JSON.getNodeFactory().nullNode()));
        return request.toString();
    }

    private String payload() {
        ObjectNode payload = JSON.createObjectNode();
        payload.put("script_type", script.name());
        ArrayNode input = payload.putArray("input");
        script.input().forEach(input::add);
        return payload.toString();
    }
}
