/// The canvas as data: glyphs, their places, edits and their undo history.
@NullMarked
package dev.ixion.canvas;

import org.jspecify.annotations.NullMarked;
