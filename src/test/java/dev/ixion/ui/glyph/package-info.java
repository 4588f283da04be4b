@NullMarked
package dev.ixion.ui.glyph;

import org.jspecify.annotations.NullMarked;
