/// Asking for facts, as every place with a query does it: the field, the answer as a table, how it lies in time.
@NullMarked
package dev.ixion.ui.ask;

import org.jspecify.annotations.NullMarked;
