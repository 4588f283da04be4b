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
/// @param written how much it wrote to files, in bytes; what its processes wrote is not known
/// @param access which permissions mattered
public record RunUsage(Duration cpu, long memory, long output, long facts, int processes, long written,
    Access access) {

    /// Permissions as they are written.
    ///
    /// @param reached those that it made use of
    /// @param refused those that it lacked
    public record Access(List<String> reached, List<String> refused) {
        public static final Access NONE = new Access(List.of(), List.of());

        public Access {
            reached = List.copyOf(reached);
            refused = List.copyOf(refused);
        }
    }

    /// The same with other words for its permissions.
    public RunUsage with(Access newAccess) {
        return new RunUsage(cpu, memory, output, facts, processes, written, newAccess);
    }
}
