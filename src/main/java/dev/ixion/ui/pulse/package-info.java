/// The Pulse side panel: jobs, executions and their output.
@NullMarked
package dev.ixion.ui.pulse;

import org.jspecify.annotations.NullMarked;
