/// SQLite behind the ports of the other packages: one writer, many readers, one file.
@NullMarked
package dev.ixion.store;

import org.jspecify.annotations.NullMarked;
