/// Recalling a version of a handler from the screen, wherever one is shown.
@NullMarked
package dev.ixion.ui.recall;

import org.jspecify.annotations.NullMarked;
