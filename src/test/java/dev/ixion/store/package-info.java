@NullMarked
package dev.ixion.store;

import org.jspecify.annotations.NullMarked;
