package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Asid;
import dev.ixion.ats.Attributes;
import dev.ixion.ats.Claim;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Order;
import dev.ixion.ats.Query;
import dev.ixion.ats.Slot;
import dev.ixion.ats.TimeRange;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Understands a command line. What follows `ix`, `ax` and `as` is described in the user's guide; `ix` may be left out.
public final class CommandParser {
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
            return as(rest, line.length() + 1);
        }
        if (first.isKeyword("py")) {
            return py(first, rest);
        }
        return ix(withCronTogether(first.isKeyword("ix") ? rest : words), line.length() + 1);
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
        if (timing == 0) {
            throw new CommandSyntaxException(text("command.ix-empty"), 1);
        }
        Word head = words.getFirst();
        List<String> schedule = texts(words.subList(timing, words.size()));
        if (Target.Location.isLocation(head.text())) {
            return new Command.Ix(new Target.Location(head.text()), texts(words.subList(0, timing)), schedule);
        }
        return new Command.Ix(type(head), texts(words.subList(1, timing)), schedule);
    }

    /// The five fields of a cron schedule at the end count as one word, also where the quotes around them were forgotten.
    private static List<Word> withCronTogether(List<Word> words) {
        int cron = words.size() - 6;
        if (cron < 1 || !words.get(cron).isKeyword("cron")) {
            return words;
        }
        List<Word> fields = words.subList(cron + 1, words.size());
        List<Word> together = new ArrayList<>(words.subList(0, cron + 1));
        together.add(new Word(String.join(" ", texts(fields)), fields.getFirst().column(), true));
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
        Slots slots = Slots.of(words, Slots.ASKING);
        Filter filter = Filter.ALL.with(Slot.SUBJECT, terms(slots.subjects()))
            .with(Slot.PREDICATE, terms(slots.predicates())).with(Slot.CONTEXT, terms(slots.contexts()))
            .with(Slot.ACTOR, terms(slots.actors()));
        if (!slots.since().isEmpty()) {
            filter = filter.during(TimeRange.from(TimeWords.parse(slots.since(), clock.instant(), zone)));
        }
        return new Command.Ax(new Query.Facts(filter, Order.NEWEST_FIRST, limit(slots.limit())));
    }

    private static int limit(List<Word> words) {
        if (words.isEmpty()) {
            return Query.NO_LIMIT;
        }
        Word word = words.getFirst();
        if (words.size() == 1 && word.text().matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(word.text());
        }
        throw new CommandSyntaxException(text("command.bad-limit", word.text(), word.column()), word.column());
    }

    private static Command.As as(List<Word> words, int end) {
        Slots slots = Slots.of(words, Slots.ASSERTING);
        if (slots.subjects().isEmpty() || slots.predicates().isEmpty()) {
            throw new CommandSyntaxException(text("command.as-incomplete"), end);
        }
        List<String> actors = slots.actors().isEmpty()
            ? List.of(System.getProperty("user.name"))
            : texts(slots.actors());
        return new Command.As(new Claim(texts(slots.subjects()), texts(slots.predicates()), texts(slots.contexts()),
            actors, Attributes.NONE, Optional.empty()));
    }

    private static List<Filter.Term> terms(List<Word> words) {
        return words.stream().map(word -> Filter.Term.exactly(word.text())).toList();
    }

    private static List<String> texts(List<Word> words) {
        List<String> texts = new ArrayList<>(words.size());
        words.forEach(word -> texts.add(word.text()));
        return texts;
    }
}
