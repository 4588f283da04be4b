/// What every glyph's card shares: frame, title bar, state badge.
@NullMarked
package dev.ixion.ui.glyph;

import org.jspecify.annotations.NullMarked;
