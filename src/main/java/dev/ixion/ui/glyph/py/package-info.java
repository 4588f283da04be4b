/// The Python glyph: an editor that saves a handler or runs a script.
@NullMarked
package dev.ixion.ui.glyph.py;

import org.jspecify.annotations.NullMarked;
