/// Attestations: what one is, how its id is made, and the port through which they are stored and asked for.
@NullMarked
package dev.ixion.ats;

import org.jspecify.annotations.NullMarked;
