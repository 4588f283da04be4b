/// What stands at the borders of the interpreter, by itself.
@NullMarked
package dev.ixion.script.graal.border;

import org.jspecify.annotations.NullMarked;
