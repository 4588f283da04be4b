@NullMarked
package dev.ixion.ui.canvas;

import org.jspecify.annotations.NullMarked;
