/// The note: plain words on the canvas.
@NullMarked
package dev.ixion.ui.glyph.note;

import org.jspecify.annotations.NullMarked;
