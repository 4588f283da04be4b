/// Sockets that ask at the border of the run that opens them; all other threads have the machine's own.
@NullMarked
package dev.ixion.script.graal.net;

import org.jspecify.annotations.NullMarked;
