package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Problem;
import dev.ixion.ats.Written;
import dev.ixion.command.Command.As;
import dev.ixion.command.CommandSyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `ixion as SUBJECTS is PREDICATES of CONTEXTS [by ACTORS]`: says something by hand.
@Command(name = "as", description = "${bundle:cli.as}", footer = "${bundle:cli.as.footer}")
final class AsCommand implements Callable<Integer> {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Session session;

    @Option(names = "--attr", paramLabel = "${bundle:cli.label.key-value}", description = "${bundle:cli.as.attr}")
    private List<String> attributes = List.of();

    @Parameters(arity = "1..*", paramLabel = "${bundle:cli.label.claim}", description = "${bundle:cli.as.claim}")
    private List<String> words = List.of();

    AsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (App app = session.open()) {
            String line = "as " + CommandWords.sentence(words);
            if (!(app.parser().parse(line) instanceof As as)) {
                throw new CommandSyntaxException(text("cli.not-as", line), 1);
            }
            Claim claim = as.claim().with(given());
            Written written = app.attestations().attest(claim, "command line");
            if (session.json()) {
                ObjectNode json = Json.of(written.attestation());
                session.print(json.put("new", written.isNew()));
            } else {
                session.print(text(written.isNew() ? "cli.as.new" : "cli.as.known", written.attestation().id()));
            }
            return ExitCode.DONE;
        }
    }

    private Attributes given() {
        ObjectNode object = MAPPER.createObjectNode();
        for (String attribute : attributes) {
            int equals = attribute.indexOf('=');
            if (equals < 1) {
                throw new BadUsageException(Problem.of(text("cli.as.bad-attr", attribute)));
            }
            object.set(attribute.substring(0, equals), value(attribute.substring(equals + 1)));
        }
        return Attributes.of(object);
    }

    /// What is JSON counts as JSON, anything else as text.
    private static JsonNode value(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isMissingNode() ? MAPPER.getNodeFactory().stringNode(text) : json;
        } catch (JacksonException notJson) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }
}
