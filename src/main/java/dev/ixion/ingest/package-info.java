/// Built-in ingestors: sources that need no handler.
@NullMarked
package dev.ixion.ingest;

import org.jspecify.annotations.NullMarked;
