/// The canvas on the screen: pan, zoom, dragging, resizing, selection.
@NullMarked
package dev.ixion.ui.canvas;

import org.jspecify.annotations.NullMarked;
