package dev.ixion.canvas;

import dev.ixion.canvas.Edit.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was done on a canvas and can be undone, and what was undone and can be done again. Typing in one glyph without
/// a pause is one entry.
final class History {
    static final Duration PAUSE = Duration.ofSeconds(1);
    static final int LONGEST = 1_000;

    private final InstantSource clock;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private Instant typingEnds = Instant.MIN;

    History(InstantSource clock) {
        this.clock = clock;
    }

    /// Remembers an edit that was just made. What had been undone before can no longer be done again.
    void record(Edit edit) {
        undone.clear();
        Instant now = clock.instant();
        Optional<Change> typing = asTyping(edit);
        boolean goesOn = typing.isPresent() && !now.isAfter(typingEnds);
        done.push(goesOn ? continued(done.pop(), typing.orElseThrow()) : edit);
        typingEnds = typing.isPresent() ? now.plus(PAUSE) : Instant.MIN;
        if (done.size() > LONGEST) {
            done.removeLast();
        }
    }

    /// The edit that takes the last one back; the caller makes it.
    Optional<Edit> undo() {
        return turnBack(done, undone).map(Edit::inverse);
    }

    /// The edit that was undone last; the caller makes it.
    Optional<Edit> redo() {
        return turnBack(undone, done);
    }

    boolean canUndo() {
        return !done.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    private Optional<Edit> turnBack(Deque<Edit> from, Deque<Edit> to) {
        typingEnds = Instant.MIN;
        Optional<Edit> last = Optional.ofNullable(from.poll());
        last.ifPresent(to::push);
        return last;
    }

    private Edit continued(Edit last, Change typing) {
        if (last instanceof Change change && change.after().equals(typing.before())) {
            return new Change(change.before(), typing.after());
        }
        done.push(last);
        return typing;
    }

    private static Optional<Change> asTyping(Edit edit) {
        return edit instanceof Change change && change.isTyping() ? Optional.of(change) : Optional.empty();
    }
}
