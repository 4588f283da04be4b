package dev.ixion.ui.ask;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.Page;
import dev.ixion.ats.Page.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ObservableListBase;

/// The rows of an answer, as far as a reader has come. Pages come one by one, each where the one before it ended. Of
/// those far from what is in view only the place is kept, so that an answer of any length takes little memory.
final class FactPages extends ObservableListBase<FactRow> {
    static final int PAGE = 200;
    private static final int MOST_HELD = 10;
    /// So many rows before the end of what is there, the next page is wanted.
    private static final int AHEAD = 100;

    private final List<FactRow> rows = new ArrayList<>();
    /// Where each page begins. It has one more than there are pages while there is a next one.
    private final List<Optional<Cursor>> starts = new ArrayList<>();
    private final Set<Integer> held = new HashSet<>();
    private final Set<Integer> coming = new HashSet<>();
    private int limit;

    @Override
    public FactRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /// Begins anew.
    ///
    /// @param most the most rows that are asked for
    void reset(Page first, int most) {
        limit = most;
        starts.clear();
        held.clear();
        coming.clear();
        starts.add(Optional.empty());
        held.add(0);
        noteNext(first);
        List<FactRow> gone = List.copyOf(rows);
        beginChange();
        rows.clear();
        first.facts().forEach(fact -> rows.add(FactRow.of(fact)));
        nextReplace(0, rows.size(), gone);
        endChange();
    }

    /// Removes all rows.
    void empty() {
        reset(new Page(List.of(), Optional.empty()), 0);
    }

    /// Whether these facts and no others are there.
    boolean areJust(Page first) {
        boolean more = first.next().isPresent() && first.facts().size() < limit;
        return more == hasMore() && rows.size() == first.facts().size()
            && IntStream.range(0, rows.size()).allMatch(i -> rows.get(i).equals(FactRow.of(first.facts().get(i))));
    }

    /// Whether a page that begins there is still to come.
    boolean awaits(int page, Optional<Cursor> start) {
        return coming.contains(page) && starts.get(page).equals(start);
    }

    /// Whether more rows follow those that are there.
    boolean hasMore() {
        return starts.size() > pages();
    }

    /// The pages to load now that these rows are in view, each to be answered by [#fill] or [#failed].
    List<Integer> wanted(int first, int last) {
        int from = Math.max(0, first - AHEAD) / PAGE;
        int to = Math.min((last + AHEAD) / PAGE, starts.size() - 1);
        List<Integer> missing = IntStream.rangeClosed(from, to)
            .filter(page -> !held.contains(page) && !coming.contains(page)).boxed().toList();
        coming.addAll(missing);
        forgetFarFrom((from + to) / 2);
        return missing;
    }

    /// Where a page begins.
    Optional<Cursor> start(int page) {
        return starts.get(page);
    }

    /// How many rows a page has at most.
    int limit(int page) {
        return Math.min(PAGE, limit - page * PAGE);
    }

    void fill(int page, Page loaded) {
        coming.remove(page);
        held.add(page);
        if (page == pages()) {
            noteNext(loaded);
            int from = rows.size();
            beginChange();
            loaded.facts().forEach(fact -> rows.add(FactRow.of(fact)));
            nextAdd(from, rows.size());
            endChange();
        } else {
            List<Attestation> facts = loaded.facts();
            set(page, IntStream.range(0, PAGE)
                .mapToObj(i -> i < facts.size() ? FactRow.of(facts.get(i)) : FactRow.MISSING).toList());
        }
    }

    void failed(int page) {
        coming.remove(page);
    }

    private void forgetFarFrom(int middle) {
        while (held.size() > MOST_HELD) {
            int farthest = held.stream().max(Comparator.comparingInt(page -> Math.abs(page - middle))).orElseThrow();
            held.remove(farthest);
            set(farthest, List.of());
        }
    }

    /// Puts other rows in the place of a page; those that are not given are missing.
    private void set(int page, List<FactRow> now) {
        int from = page * PAGE;
        int to = Math.min(from + PAGE, rows.size());
        List<FactRow> gone = List.copyOf(rows.subList(from, to));
        beginChange();
        for (int i = from; i < to; i++) {
            rows.set(i, i - from < now.size() ? now.get(i - from) : FactRow.MISSING);
        }
        nextReplace(from, to, gone);
        endChange();
    }

    private void noteNext(Page page) {
        if (starts.size() * PAGE < limit) {
            page.next().ifPresent(next -> starts.add(Optional.of(next)));
        }
    }

    private int pages() {
        return (rows.size() + PAGE - 1) / PAGE;
    }
}
