@NullMarked
package dev.ixion.store.search;

import org.jspecify.annotations.NullMarked;
