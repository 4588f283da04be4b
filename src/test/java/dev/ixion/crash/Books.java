package dev.ixion.crash;

import dev.ixion.ats.AttestationStore;
import dev.ixion.ats.Filter;
import dev.ixion.ats.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What must be in a file, by what its writers said.
final class Books {
    private final Map<String, Expectation> expected = new ConcurrentHashMap<>();

    /// How many facts of a context may be visible.
    private record Expectation(long least, long most, boolean allOrNone) {
        boolean allows(long visible) {
            return visible == most || (visible >= least && !allOrNone) || (visible == 0 && least == 0);
        }
    }

    void note(Notice notice) {
        String context = notice.context();
        int facts = notice.facts();
        switch (notice.kind()) {
            case IN_DOUBT -> expected.put(context, new Expectation(0, facts, true));
            case STREAMING -> expected.put(context, new Expectation(0, facts, false));
            case SHOWN -> expected.put(context, new Expectation(facts, facts, true));
            case HIDDEN -> expected.put(context, new Expectation(0, 0, true));
            case READY, REFUSED -> {
            }
        }
    }

    /// Compares the store, to which nobody writes meanwhile, with what was said. What was in doubt is settled from then
    /// on.
    ///
    /// @return what is wrong
    List<String> compare(AttestationStore store) {
        List<String> faults = new ArrayList<>();
        long sum = 0;
        for (Map.Entry<String, Expectation> entry : expected.entrySet()) {
            long visible = store.count(Filter.ALL.with(Slot.CONTEXT, entry.getKey()));
            if (!entry.getValue().allows(visible)) {
                faults.add(entry.getKey() + ": " + visible + " visible, not " + entry.getValue());
            }
            entry.setValue(new Expectation(visible, visible, true));
            sum += visible;
        }
        long all = store.count(Filter.ALL);
        if (all != sum) {
            faults.add(all + " facts are visible, but those that were announced are " + sum);
        }
        return faults;
    }

    /// How many contexts are known.
    int size() {
        return expected.size();
    }
}
