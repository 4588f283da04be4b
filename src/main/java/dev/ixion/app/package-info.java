/// The composition root: what is built, in which order it starts and how it is closed.
@NullMarked
package dev.ixion.app;

import org.jspecify.annotations.NullMarked;
