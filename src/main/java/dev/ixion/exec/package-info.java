/// Runs one command from its text to its outcome.
@NullMarked
package dev.ixion.exec;

import org.jspecify.annotations.NullMarked;
