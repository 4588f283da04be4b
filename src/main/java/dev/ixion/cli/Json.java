package dev.ixion.cli;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Upkeep;
import dev.ixion.command.CommandText;
import dev.ixion.exec.AskedPermissions;
import dev.ixion.exec.ImportFacts;
import dev.ixion.exec.Previews;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.pulse.Execution;
import dev.ixion.pulse.Job;
import dev.ixion.pulse.RanBy;
import dev.ixion.run.OutputLine;
import dev.ixion.run.RunUsage;
import dev.ixion.secret.KeptSecret;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON shapes that other programs may rely on; they are described in `docs/command-line.md`.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ObjectNode of(Attestation attestation) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", attestation.id().value());
        texts(json.putArray("subjects"), attestation.subjects());
        texts(json.putArray("predicates"), attestation.predicates());
        texts(json.putArray("contexts"), attestation.contexts());
        texts(json.putArray("actors"), attestation.actors());
        json.put("timestamp", attestation.time().toString());
        json.put("source", attestation.source());
        json.set("attributes", attestation.attributes().toTree());
        attestation.execution().ifPresentOrElse(id -> json.put("execution", id.value()),
            () -> json.putNull("execution"));
        return json;
    }

    static ArrayNode ofTexts(List<String> texts) {
        ArrayNode array = array();
        texts(array, texts);
        return array;
    }

    static ObjectNode of(Tally tally) {
        return MAPPER.createObjectNode().put("value", tally.value()).put("count", tally.count());
    }

    /// An array whose items are written as they come.
    static SequenceWriter arrayTo(Writer out) {
        return MAPPER.writerWithDefaultPrettyPrinter().without(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .writeValuesAsArray(out);
    }

    static ObjectNode ofImport(ImportFacts.Report report, ArrayNode refused, Duration took) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("new", report.fresh());
        json.put("known", report.known());
        json.set("refused", refused);
        json.put("duration_ms", took.toMillis());
        return json;
    }

    static ObjectNode ofFile(Path file) {
        return MAPPER.createObjectNode().put("file", file.toString());
    }

    static ObjectNode ofCompact(long saved) {
        return MAPPER.createObjectNode().put("bytes_saved", saved);
    }

    static ObjectNode of(Upkeep.Report report) {
        ObjectNode json = MAPPER.createObjectNode().put("facts", report.facts());
        texts(json.putArray("faults"), report.faults());
        return json;
    }

    static ObjectNode of(Upkeep.Sizes sizes) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode parts = json.putArray("parts");
        sizes.parts().forEach(part -> parts.addObject().put("name", part.name()).put("rows", part.rows())
            .put("bytes", part.bytes()));
        return json.put("file_bytes", sizes.file()).put("journal_bytes", sizes.journal());
    }

    static ObjectNode ofExport(Path file, long facts) {
        return ofFile(file).put("facts", facts);
    }

    /// An execution as the history shows it.
    static ObjectNode of(Execution execution) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("execution", execution.id().value());
        json.put("job", execution.job().value());
        json.put("command", CommandText.shown(execution.command()));
        json.put("due", execution.due().toString());
        json.set("started", time(execution.started()));
        json.set("ended", time(execution.ended()));
        json.put("state", execution.state().word());
        json.set("handler", text(execution.ranBy().map(RanBy::handler)));
        execution.ranBy().filter(by -> by.version().isPresent())
            .ifPresentOrElse(by -> json.put("version", by.version().getAsInt()), () -> json.putNull("version"));
        json.put("new", execution.outcome().newFacts());
        json.put("known", execution.outcome().knownFacts());
        json.set("error", text(execution.outcome().error().map(Problem::message)));
        json.set("usage", execution.outcome().usage().<JsonNode>map(Json::of).orElse(NullNode.instance));
        return json;
    }

    /// An execution that was run in the foreground.
    static ObjectNode ofRun(Execution execution, List<OutputLine> output) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("execution", execution.id().value());
        json.put("state", execution.state().word());
        json.put("new", execution.outcome().newFacts());
        json.put("known", execution.outcome().knownFacts());
        json.put("duration_ms", duration(execution).toMillis());
        json.set("result", execution.outcome().result().<JsonNode>map(MAPPER::readTree).orElse(NullNode.instance));
        texts(json.putArray("output"), output.stream().map(OutputLine::text).toList());
        execution.outcome().usage().ifPresent(usage -> json.set("usage", of(usage)));
        execution.outcome().error().ifPresent(problem -> json.setAll(of(problem)));
        return json;
    }

    /// What a run used.
    static ObjectNode of(RunUsage usage) {
        ObjectNode json = MAPPER.createObjectNode().put("cpu_ms", usage.cpu().toMillis())
            .put("memory_at_most", usage.memory()).put("output_bytes", usage.output()).put("facts", usage.facts())
            .put("processes", usage.processes()).put("written_bytes", usage.written());
        texts(json.putArray("reached"), usage.access().reached());
        texts(json.putArray("refused"), usage.access().refused());
        return json;
    }

    /// A preview, with what it would have changed.
    static ObjectNode ofPreview(Execution execution, List<OutputLine> output, Previews.Comparison comparison) {
        ObjectNode json = ofRun(execution, output);
        json.put("new", comparison.fresh());
        json.put("known", comparison.known());
        comparison.gone().ifPresentOrElse(gone -> json.put("gone", gone), () -> json.putNull("gone"));
        ArrayNode first = json.putArray("first");
        comparison.first().forEach(fact -> first.add(of(fact)));
        return json;
    }

    static ObjectNode of(Problem problem) {
        ObjectNode json = MAPPER.createObjectNode().put("error", problem.message());
        texts(json.putArray("details"), problem.details());
        return json;
    }

    static ObjectNode of(KeptSecret secret) {
        return ofSecret(secret.name()).put("kept", secret.place().word());
    }

    /// The answer to the removal of a secret.
    static ObjectNode ofSecret(String name) {
        return MAPPER.createObjectNode().put("name", name);
    }

    static ObjectNode of(Job job) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("job", job.id().value());
        json.put("command", CommandText.shown(job.command()));
        json.put("schedule", job.schedule().words());
        json.put("paused", job.paused());
        json.set("due", time(job.due()));
        json.put("created", job.created().toString());
        return json;
    }

    /// The answer to a change of a job.
    static ObjectNode ofJob(long id) {
        return MAPPER.createObjectNode().put("job", id);
    }

    static ObjectNode of(HandlerVersion version, boolean withCode) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("type", version.type().value());
        json.put("version", version.number());
        json.put("id", version.id().value());
        json.put("saved", version.savedAt().toString());
        json.put("created_by", version.createdBy());
        json.put("message", version.message());
        if (withCode) {
            json.put("code", version.code());
        }
        return json;
    }

    static ObjectNode of(AskedPermissions asked) {
        ObjectNode json = MAPPER.createObjectNode().put("handler", asked.label()).put("created_by", asked.author());
        texts(json.putArray("asked"), asked.asked().written());
        texts(json.putArray("granted"), asked.granted().written());
        texts(json.putArray("missing"), asked.missing().written());
        texts(json.putArray("new"), asked.fresh().written());
        return json;
    }

    /// Who recalled a version and why; null if nobody did.
    static JsonNode recall(HandlerVersion version) {
        return version.recall().<JsonNode>map(recall -> MAPPER.createObjectNode().put("by", recall.by())
            .put("why", recall.why()).put("since", recall.since().toString())).orElse(NullNode.instance);
    }

    static Duration duration(Execution execution) {
        return execution.started().isPresent() && execution.ended().isPresent()
            ? Duration.between(execution.started().get(), execution.ended().get())
            : Duration.ZERO;
    }

    private static JsonNode time(Optional<Instant> time) {
        return text(time.map(Instant::toString));
    }

    private static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(MAPPER.getNodeFactory()::stringNode).orElse(NullNode.instance);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
