package dev.ixion.ats;

import dev.ixion.ats.FactWriter.Commit;
import dev.ixion.ats.Query.Grouping;
import dev.ixion.ats.Query.Tally;
import dev.ixion.ats.Query.Timeline;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Keeps attestations. Nothing changes or removes one that is visible. Every method may be called from any thread, waits
/// for the disk, and throws [StoreException] if the file cannot be read or written.
public interface AttestationStore {
    /// Stores a claim that a person made by hand; it is visible at once.
    ///
    /// @param source where it was written, for example `command line`
    Written attest(Claim claim, String source);

    /// Stores a claim as [#attest] does, if still as many visible attestations fit a filter as the caller knows of. As
    /// none ever goes, the same number means the same ones. All is done in one transaction.
    ///
    /// @return empty if another came in between; then nothing was stored
    Optional<Written> attestIfStill(Claim claim, String source, Filter filter, long count);

    /// Starts to take the facts of an execution.
    ///
    /// @param source what writes them, for example `handler:webhook:v2`
    FactWriter open(ExecutionId execution, String source, Commit commit);

    /// Starts to take many claims that no run makes.
    ///
    /// @param source where they come from, for example `import:facts.jsonl`
    BulkWriter openBulk(String source);

    /// Drops what a run under [Commit#NEVER] has written.
    void dropPreview(ExecutionId execution);

    /// Hides every fact that only executions of one version of a handler have said, and stores the claim that says who
    /// recalled it and why; both in one transaction. Nothing is deleted.
    ///
    /// @param code the version
    /// @param claim has a time, which is when the facts were hidden
    Written recall(Asid code, Claim claim, String source);

    /// Undoes [#recall].
    Written reinstate(Asid code, Claim claim, String source);

    /// The visible attestations that fit.
    ///
    /// @param limit the most rows, at least 1
    /// @param after where an earlier page ended; empty for the first page
    Page find(Filter filter, Order order, int limit, Optional<Page.Cursor> after);

    /// All visible attestations that fit, newest first.
    default List<Attestation> find(Filter filter) {
        return find(filter, Order.NEWEST_FIRST, Query.NO_LIMIT, Optional.empty()).facts();
    }

    /// How many visible attestations fit.
    long count(Filter filter);

    /// How many visible attestations fit, by the value of a slot or by day.
    ///
    /// @param limit the most rows, at least 1
    /// @param zone whose days
    List<Tally> countBy(Filter filter, Grouping by, int limit, ZoneId zone);

    /// How the visible attestations that fit lie in time, in stretches of whole seconds where each is a second long at
    /// least, else of milliseconds or microseconds.
    ///
    /// @param stretches the most numbers that are wanted, at least 1
    Timeline timeline(Filter filter, int stretches);

    /// Values that stand in a slot, by the alphabet; some of them may stand in hidden facts only.
    ///
    /// @param start what they start with
    List<String> values(Slot slot, String start, int limit);

    /// How the file is searched for the answer to [#find]: the plan of SQLite, a line each.
    List<String> explain(Filter filter, Order order);

    /// A visible attestation.
    Optional<Attestation> get(Asid id);

    /// Calls the listener after facts became visible or were hidden. For facts of this process it is called on the
    /// thread that wrote them, for those of another process on a thread of the store; it must be quick.
    Subscription onChange(Runnable listener);
}
