/// Pulse, the scheduler: jobs, due times, executions and the workers that run them.
@NullMarked
package dev.ixion.pulse;

import org.jspecify.annotations.NullMarked;
