/// The doors between the FX thread and the others; every screen package uses them, and they use none.
@NullMarked
package dev.ixion.ui.thread;

import org.jspecify.annotations.NullMarked;
