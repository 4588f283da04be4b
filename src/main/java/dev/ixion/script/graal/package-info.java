/// Scripts run in embedded GraalPy: a pool of warmed contexts, one for each run.
@NullMarked
package dev.ixion.script.graal;

import org.jspecify.annotations.NullMarked;
