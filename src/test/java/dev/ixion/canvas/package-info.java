@NullMarked
package dev.ixion.canvas;

import org.jspecify.annotations.NullMarked;
