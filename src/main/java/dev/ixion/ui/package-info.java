/// The desktop: window, theme, threads, and the parts that all screen packages share.
@NullMarked
package dev.ixion.ui;

import org.jspecify.annotations.NullMarked;
