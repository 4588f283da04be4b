/// Connections to a SQLite file, the one writer among them, and statements as text.
@NullMarked
package dev.ixion.store.sql;

import org.jspecify.annotations.NullMarked;
