/// The IX glyph: a command, its schedule, its runs.
@NullMarked
package dev.ixion.ui.glyph.ix;

import org.jspecify.annotations.NullMarked;
