package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.secret.Keeping;
import dev.ixion.secret.KeptSecret;
import dev.ixion.secret.SecretForm;
import dev.ixion.secret.SecretStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `ixion secret set|list|remove`. No value is ever printed.
@Command(name = "secret", description = "${bundle:cli.secret}", footer = "${bundle:cli.secret.footer}")
final class SecretCommands {
    private final Session session;

    SecretCommands(Session session) {
        this.session = session;
    }

    @Command(name = "set", description = "${bundle:cli.secret.set}", footer = "${bundle:cli.secret.set.footer}")
    int set(
        @Parameters(index = "0", paramLabel = "${bundle:cli.label.name}", description = "${bundle:cli.secret.name}") String given,
        @Parameters(index = "1..*", arity = "0..*", hidden = true) @Nullable List<String> more) {
        if (more != null) {
            throw new BadUsageException(Problem.of(text("cli.secret.as-argument")));
        }
        String name = BadUsageException.reading(() -> SecretForm.name(given));
        Keeping kept = session.secrets().put(name, new SecretInput(name).read());
        if (session.json()) {
            session.print(Json.of(new KeptSecret(name, kept.place())));
        } else {
            session.print(text("cli.secret.kept", name, kept.place().words()));
            kept.why().ifPresent(why -> session.note(text("secret.not-in-keyring", why)));
        }
        return ExitCode.DONE;
    }

    @Command(name = "list", description = "${bundle:cli.secret.list}")
    int list() {
        SecretStore secrets = session.secrets();
        List<KeptSecret> kept = secrets.list();
        if (session.json()) {
            ArrayNode array = Json.array();
            kept.forEach(secret -> array.add(Json.of(secret)));
            session.print(array);
            return ExitCode.DONE;
        }
        if (kept.isEmpty()) {
            session.note(text("cli.secret.none"));
        } else {
            Table table = new Table(text("cli.column.name"), text("cli.column.kept"));
            kept.forEach(secret -> table.add(secret.name(), secret.place().word()));
            session.print(table.takeLines());
        }
        session.note(secrets.keeping().words());
        return ExitCode.DONE;
    }

    @Command(name = "remove", description = "${bundle:cli.secret.remove}")
    int remove(
        @Parameters(paramLabel = "${bundle:cli.label.name}", description = "${bundle:cli.secret.name}") String given) {
        String name = BadUsageException.reading(() -> SecretForm.name(given));
        if (!session.secrets().remove(name)) {
            throw new ProblemException(Problem.of(text("cli.secret.unknown", name), Problem.detail("secret", name)));
        }
        if (session.json()) {
            session.print(Json.ofSecret(name));
        } else {
            session.print(text("cli.secret.removed", name));
        }
        return ExitCode.DONE;
    }
}
