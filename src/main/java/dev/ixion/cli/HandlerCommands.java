package dev.ixion.cli;

import static dev.ixion.text.Messages.text;

import dev.ixion.app.App;
import dev.ixion.ats.Problem;
import dev.ixion.ats.ProblemException;
import dev.ixion.command.Target;
import dev.ixion.command.TypeName;
import dev.ixion.command.Words;
import dev.ixion.exec.AskedPermissions;
import dev.ixion.exec.PermissionText;
import dev.ixion.handler.HandlerDraft;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.handler.NoHandlerException;
import dev.ixion.handler.Route;
import dev.ixion.handler.SaveResult;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `ixion handler save|list|show|history|grant|recall|reinstate`.
@Command(name = "handler", description = "${bundle:cli.handler}", footer = "${bundle:cli.handler.footer}")
final class HandlerCommands {
    private static final String SOURCE = "command line";

    private final Session session;

    HandlerCommands(Session session) {
        this.session = session;
    }

    @Command(name = "save", description = "${bundle:cli.handler.save}")
    int save(
        @Parameters(paramLabel = "${bundle:cli.label.type}", description = "${bundle:cli.handler.type}") String type,
        @Parameters(paramLabel = "${bundle:cli.label.file}", description = "${bundle:cli.handler.file}") Path file,
        @Option(names = {"-m",
                "--message"}, paramLabel = "${bundle:cli.label.text}", defaultValue = "", description = "${bundle:cli.handler.message}") String message,
        @Option(names = "--yes", description = "${bundle:cli.handler.yes}") boolean yes) {
        TypeName name = BadUsageException.reading(() -> new TypeName(type));
        String code = read(file);
        try (App app = session.open()) {
            Optional<HandlerVersion> inForce = app.handlers().inForce(name);
            boolean mine = inForce.map(version -> version.createdBy().equals(app.author())).orElse(true);
            session.progress(text("python.starting"));
            SaveResult result = app.saveHandler().save(new HandlerDraft(name, code, app.author(), message,
                mine ? inForce.map(HandlerVersion::id) : Optional.empty(), yes, SOURCE));
            return switch (result) {
                case SaveResult.Stored(HandlerVersion version) -> saved("stored", version);
                case SaveResult.Unchanged(HandlerVersion version) -> saved("unchanged", version);
                case SaveResult.Conflict(HandlerVersion other) -> throw new ProblemException(
                    Problem.of(text("cli.handler.conflict", other.label(), other.createdBy()),
                        Problem.detail("in_force", other.id())));
            };
        }
    }

    private int saved(String state, HandlerVersion version) {
        if (session.json()) {
            session.print(Json.of(version, false).put("state", state));
        } else {
            session.print(text("save." + state, version.number()));
        }
        return ExitCode.DONE;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notText) {
            throw new ProblemException(Problem.of(text("cli.not-text", file)), notText);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.of(text("cli.unreadable", file)), unreadable);
        }
    }

    @Command(name = "list", description = "${bundle:cli.handler.list}")
    int list() {
        try (App app = session.open()) {
            print(app.handlers().newest(), text("cli.handler.none"));
        }
        return ExitCode.DONE;
    }

    @Command(name = "history", description = "${bundle:cli.handler.history}")
    int history(
        @Parameters(paramLabel = "${bundle:cli.label.type}", description = "${bundle:cli.handler.type}") String type) {
        TypeName name = BadUsageException.reading(() -> new TypeName(type));
        try (App app = session.open()) {
            List<HandlerVersion> versions = app.handlers().history(name);
            if (versions.isEmpty()) {
                throw new NoHandlerException(type);
            }
            print(versions.reversed(), "");
        }
        return ExitCode.DONE;
    }

    @Command(name = "show", description = "${bundle:cli.handler.show}")
    int show(
        @Parameters(paramLabel = "${bundle:cli.label.handler}", description = "${bundle:cli.handler.type}") String which) {
        try (App app = session.open()) {
            HandlerVersion version = saved(app, which);
            if (session.json()) {
                session.print(Json.of(version, true).set("recalled", Json.recall(version)));
            } else {
                session.print(version.code().stripTrailing());
            }
        }
        return ExitCode.DONE;
    }

    @Command(name = "recall", description = "${bundle:cli.handler.recall}", footer = "${bundle:cli.handler.recall.footer}")
    int recall(
        @Parameters(paramLabel = "${bundle:cli.label.version}", description = "${bundle:cli.handler.version}") String which,
        @Option(names = "--why", required = true, paramLabel = "${bundle:cli.label.text}", description = "${bundle:cli.handler.why}") String why) {
        return change(which, "recalled", "cli.handler.is-recalled", (app, type, number) -> app.recallHandler()
            .recall(type, number, app.author(), why, SOURCE));
    }

    @Command(name = "reinstate", description = "${bundle:cli.handler.reinstate}")
    int reinstate(
        @Parameters(paramLabel = "${bundle:cli.label.version}", description = "${bundle:cli.handler.version}") String which,
        @Option(names = "--why", paramLabel = "${bundle:cli.label.text}", defaultValue = "", description = "${bundle:cli.handler.why}") String why) {
        return change(which, "reinstated", "cli.handler.is-reinstated", (app, type, number) -> app.recallHandler()
            .reinstate(type, number, app.author(), why, SOURCE));
    }

    @Command(name = "grant", description = "${bundle:cli.handler.grant}", footer = "${bundle:cli.handler.grant.footer}")
    int grant(
        @Parameters(paramLabel = "${bundle:cli.label.handler}", description = "${bundle:cli.handler.type}") String which,
        @Option(names = "--yes", description = "${bundle:cli.handler.grant.yes}") boolean yes,
        @Option(names = "--revoke", description = "${bundle:cli.handler.grant.revoke}") boolean revoke)
        throws InterruptedException {
        try (App app = session.open()) {
            AskedPermissions asked = app.grantPermissions().asked(saved(app, which));
            if (revoke) {
                app.grantPermissions().revoke(asked, SOURCE);
                return granted(app, which, text("cli.handler.revoked", asked.label()));
            }
            if (asked.missing().isEmpty()) {
                return granted(app, which, asked.asked().isEmpty()
                    ? text("cli.handler.asks-nothing", asked.label())
                    : text("cli.handler.has-all", asked.label(), asked.granted()));
            }
            session.note(text("cli.handler.asks", asked.label(), asked.author()));
            asked.missing().all().forEach(missing -> session.note("  " + missing + "  " + PermissionText.of(missing)));
            asked.before().ifPresent(before -> session.note(text("cli.handler.asks-new", before.label(),
                asked.fresh().isEmpty() ? text("cli.handler.nothing-new") : asked.fresh().toString())));
            if (!yes && !session.confirm(text("cli.handler.grant.question"))) {
                throw new ProblemException(Problem.of(text("cli.handler.not-granted", asked.label())));
            }
            app.grantPermissions().grant(asked, SOURCE);
            return granted(app, which, text("cli.handler.granted", asked.label(), asked.missing()));
        }
    }

    private int granted(App app, String which, String words) {
        AskedPermissions now = app.grantPermissions().asked(saved(app, which));
        if (session.json()) {
            session.print(Json.of(now));
        } else {
            session.print(words);
        }
        return ExitCode.DONE;
    }

    private static HandlerVersion saved(App app, String which) {
        if (!(target(app, which) instanceof Target.Type target)) {
            throw new BadUsageException(Problem.of(text("command.bad-type", which)));
        }
        return switch (app.router().resolve(target).winner()) {
            case Route.Winner.Saved(HandlerVersion saved) -> saved;
            case Route.Winner.BuiltIn(String type) ->
                throw new ProblemException(Problem.of(text("cli.handler.built-in", type)));
        };
    }

    /// What is done with one version.
    @FunctionalInterface
    private interface Change {
        HandlerVersion of(App app, TypeName type, int number);
    }

    private int change(String which, String state, String done, Change change) {
        try (App app = session.open()) {
            if (!(target(app, which) instanceof Target.Type(TypeName type, OptionalInt number)) || number.isEmpty()) {
                throw new BadUsageException(Problem.of(text("cli.handler.no-version", which)));
            }
            HandlerVersion changed = change.of(app, type, number.getAsInt());
            if (session.json()) {
                session.print(Json.of(changed, false).put("state", state));
            } else {
                String now = app.handlers().inForce(type).map(HandlerVersion::label)
                    .map(label -> text("cli.handler.now", label))
                    .orElse(text("cli.handler.now-none", type));
                session.print(text(done, changed.label(), now));
            }
        }
        return ExitCode.DONE;
    }

    private static Target target(App app, String which) {
        return app.parser().parseIx("ix " + Words.join(List.of(which))).target();
    }

    private static String state(HandlerVersion version) {
        return version.recall().map(recall -> text("cli.handler.state", recall.by(), recall.why())).orElse("");
    }

    private void print(List<HandlerVersion> versions, String whenEmpty) {
        if (session.json()) {
            ArrayNode array = Json.array();
            versions.forEach(version -> array.add(Json.of(version, false).set("recalled", Json.recall(version))));
            session.print(array);
        } else if (versions.isEmpty()) {
            session.note(whenEmpty);
        } else {
            Table table = new Table(text("cli.column.type"), text("cli.column.version"), text("cli.column.saved"),
                text("cli.column.by"), text("cli.column.message"), text("cli.column.state"));
            versions.forEach(v -> table.add(v.type().value(), "v" + v.number(), Table.time(v.savedAt()), v.createdBy(),
                v.message(), state(v)));
            session.print(table.takeLines());
        }
    }
}
