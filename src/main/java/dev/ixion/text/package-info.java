/// The words that a user reads, all from one resource bundle.
@NullMarked
package dev.ixion.text;

import org.jspecify.annotations.NullMarked;
