package dev.ixion.run;

import java.time.Duration;
import java.util.List;

/// What one run used.
///
/// @param cpu time on processors, its processes' included as far as they were seen
/// @param memory what it held at most, in bytes: an upper bound, as memory is not counted by run
/// @param output how much it printed, in bytes
/// @param facts how often it attested
/// @param processes how many processes it started
/// @param reached the permissions that it made use of, as they are written
/// @param refused the permissions that it lacked, as they are written
public record RunUsage(Duration cpu, long memory, long output, long facts, int processes, List<String> reached,
    List<String> refused) {
    public RunUsage {
        reached = List.copyOf(reached);
        refused = List.copyOf(refused);
    }
}
