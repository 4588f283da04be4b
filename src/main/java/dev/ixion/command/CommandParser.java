package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.text.Spelling;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Understands a command line. What follows `ix`, `ax` and `as` is described in the user's guide; `ix` may be left out.
public final class CommandParser {
    private static final String EVERY = "every";
    private static final Pattern PERIOD = Pattern.compile("[0-9]+[smhd]");
    private static final Pattern TYPE = Pattern.compile("([^:]*)(?::v([1-9][0-9]{0,8}))?");

    private final InstantSource clock;
    private final ZoneId zone;

    /// @param clock what `now` means in a time
    /// @param zone what `today` means in a time
    public CommandParser(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// @throws dev.ixion.ats.ProblemException if it is no command; where one place is at fault, as
    ///     [CommandSyntaxException]
    public Command parse(String line) {
        List<Word> words = Words.split(line);
        if (words.isEmpty()) {
            throw new CommandSyntaxException(text("command.empty"), 1);
        }
        Word first = words.getFirst();
        List<Word> rest = words.subList(1, words.size());
        if (first.isKeyword("ax")) {
            return ax(rest);
        }
        if (first.isKeyword("as")) {
            return new Command.As(ClaimParser.parse(rest, line.length() + 1));
        }
        if (first.isKeyword("py")) {
            return py(first, rest);
        }
        List<Word> ix = first.isKeyword("ix") ? rest : words;
        boolean preview = !ix.isEmpty() && ix.getFirst().isKeyword(Command.Ix.PREVIEW);
        Command.Ix command = ix(withCronTogether(preview ? ix.subList(1, ix.size()) : ix), line.length() + 1);
        return preview ? preview(command) : command;
    }

    private static Command.Ix preview(Command.Ix command) {
        if (!command.timing().isEmpty()) {
            throw new CommandSyntaxException(text("command.preview-repeats"), 1);
        }
        return command.asPreview();
    }

    /// Like [#parse], for a place where only an `ix` command can stand.
    ///
    /// @throws dev.ixion.ats.ProblemException if it is none
    public Command.Ix parseIx(String line) {
        if (parse(line) instanceof Command.Ix ix) {
            return ix;
        }
        throw new CommandSyntaxException(text("command.not-ix", Words.split(line).getFirst().text()), 1);
    }

    /// A query, whose `ax` may be left out.
    ///
    /// @throws CommandSyntaxException if it is none
    public Command.Ax parseAx(String line) {
        List<Word> words = Words.split(line);
        boolean named = !words.isEmpty() && words.getFirst().isKeyword("ax");
        return ax(named ? words.subList(1, words.size()) : words);
    }

    private Command.Ix ix(List<Word> words, int end) {
        if (words.isEmpty()) {
            throw new CommandSyntaxException(text("command.ix-empty"), end);
        }
        int timing = words.size() >= 2 && isTiming(words.get(words.size() - 2)) ? words.size() - 2 : words.size();
        if (timing == words.size() && words.size() > 1 && isTiming(words.getLast())) {
            throw new CommandSyntaxException(
                text("command.timing-incomplete", words.getLast().text(), words.getLast().column()),
                words.getLast().column());
        }
        if (timing == words.size() && words.size() > 2) {
            refuseSlip(words.get(words.size() - 2), words.getLast());
        }
        if (timing == 0) {
            throw new CommandSyntaxException(text("command.ix-empty"), 1);
        }
        Word head = words.getFirst();
        List<String> schedule = texts(words.subList(timing, words.size()));
        if (Target.Location.isLocation(head.text())) {
            return new Command.Ix(new Target.Location(head.text()), texts(words.subList(0, timing)), schedule, false);
        }
        return new Command.Ix(type(head), texts(words.subList(1, timing)), schedule, false);
    }

    /// What would be a schedule but for a slip is not taken for input: it would run once, and nobody would wonder.
    private static void refuseSlip(Word word, Word value) {
        boolean isSlip = PERIOD.matcher(value.text()).matches() && word.isKeyword(word.text())
            && Spelling.meant(word.text(), List.of(EVERY)).isPresent();
        if (isSlip) {
            throw new CommandSyntaxException(text("command.timing-slip", word.text(), word.column(), value.text()),
                word.column());
        }
    }

    /// The five fields of a cron schedule at the end count as one word, also where the quotes around them were forgotten.
    private static List<Word> withCronTogether(List<Word> words) {
        int cron = words.size() - 6;
        if (cron < 1 || !words.get(cron).isKeyword("cron")) {
            return words;
        }
        List<Word> fields = words.subList(cron + 1, words.size());
        List<Word> together = new ArrayList<>(words.subList(0, cron + 1));
        together.add(Words.one(Words.quoted(String.join(" ", texts(fields))), fields.getFirst().column()));
        return together;
    }

    private static boolean isTiming(Word word) {
        return Command.Ix.TIMING.stream().anyMatch(word::isKeyword);
    }

    private static Target.Type type(Word head) {
        Matcher parts = TYPE.matcher(head.text());
        if (!parts.matches() || !TypeName.isValid(parts.group(1))) {
            throw new CommandSyntaxException(text("command.bad-type", head.text()), head.column());
        }
        String version = parts.group(2);
        return new Target.Type(new TypeName(parts.group(1)),
            version == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(version)));
    }

    private static Command.Py py(Word first, List<Word> rest) {
        if (rest.size() != 1 || !Asid.isAsid(rest.getFirst().text())) {
            throw new CommandSyntaxException(text("command.py"), first.column());
        }
        return new Command.Py(new Asid(rest.getFirst().text()));
    }

    private Command.Ax ax(List<Word> words) {
        return new Command.Ax(AxParser.parse(words, new TimeWords(clock.instant(), zone)));
    }

    private static List<String> texts(List<Word> words) {
        List<String> texts = new ArrayList<>(words.size());
        words.forEach(word -> texts.add(word.text()));
        return texts;
    }
}
