/// The AX glyph: a query on the canvas, with its answer.
@NullMarked
package dev.ixion.ui.glyph.ax;

import org.jspecify.annotations.NullMarked;
