/// What a script prints, in lines, with the secrets that it knows made unreadable.
@NullMarked
package dev.ixion.script.graal.output;

import org.jspecify.annotations.NullMarked;
