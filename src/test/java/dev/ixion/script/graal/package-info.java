/// Scripts run in embedded GraalPy, as a user sees them.
@NullMarked
package dev.ixion.script.graal;

import org.jspecify.annotations.NullMarked;
