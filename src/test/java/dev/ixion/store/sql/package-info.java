@NullMarked
package dev.ixion.store.sql;

import org.jspecify.annotations.NullMarked;
