package dev.ixion.exec;

import dev.ixion.ats.Attestation;
import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Page;
import dev.ixion.ats.Query;
import java.util.List;
import java.util.Optional;

/// The answer to a query, read a page at a time, so that memory holds one page however long it is.
public final class FactReader {
    private static final int PAGE = 1000;

    private final AttestationStore store;
    private final Query.Facts query;
    private Optional<Page.Cursor> after = Optional.empty();
    private int wanted;

    public FactReader(AttestationStore store, Query.Facts query) {
        this.store = store;
        this.query = query;
        this.wanted = query.limit();
    }

    /// The next page; empty after the last one. Waits for the disk.
    public List<Attestation> next() {
        if (wanted == 0) {
            return List.of();
        }
        Page page = store.find(query.filter(), query.order(), Math.min(PAGE, wanted), after);
        after = page.next();
        wanted = after.isPresent() ? wanted - page.facts().size() : 0;
        return page.facts();
    }
}
