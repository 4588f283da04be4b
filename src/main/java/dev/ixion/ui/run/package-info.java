/// A run as a glyph shows it: state, elapsed time, live output, what came of it.
@NullMarked
package dev.ixion.ui.run;

import org.jspecify.annotations.NullMarked;
