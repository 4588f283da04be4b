package dev.ixion.command;

import static dev.ixion.text.Messages.text;

import dev.ixion.ats.Filter.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Understands the clauses of a query that hold a time, and keeps what they say together.
final class TimeClauses {
    private final WordCursor words;
    private final TimeWords times;
    private @Nullable Instant since;
    private @Nullable Instant until;

    TimeClauses(WordCursor words, TimeWords times) {
        this.words = words;
        this.times = times;
    }

    /// What `since`, `until`, `on` and `between` have said.
    TimeRange range() {
        return new TimeRange(Optional.ofNullable(since), Optional.ofNullable(until));
    }

    void since(Word opener) {
        since = time().start();
        requireSomeTime(opener);
    }

    void until(Word opener) {
        until = time().end();
        requireSomeTime(opener);
    }

    void on() {
        Stretch day = time("command.ax.day", true);
        since = day.start();
        until = day.end();
    }

    void between(Word opener) {
        since = time().start();
        words.require(Keyword.AND.spelling());
        until = time().end();
        requireSomeTime(opener);
    }

    Instant asOf() {
        words.require(Keyword.OF.spelling());
        return time().end();
    }

    private Stretch time() {
        return time("command.ax.time", false);
    }

    /// @param expected the key of what an error says is expected
    /// @param lasting whether a moment is not enough
    private Stretch time(String expected, boolean lasting) {
        List<Word> phrase = words.values();
        return times.parse(phrase.stream().map(Word::text).collect(Collectors.joining(" ")))
            .filter(time -> !lasting || !time.isMoment())
            .orElseThrow(() -> phrase.isEmpty()
                ? words.expected(text(expected))
                : words.expectedInstead(text(expected), phrase));
    }

    private void requireSomeTime(Word opener) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new CommandSyntaxException(text("command.ax.no-time", opener.text(), opener.column()),
                opener.column());
        }
    }
}
