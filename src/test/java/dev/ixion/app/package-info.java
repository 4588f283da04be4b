@NullMarked
package dev.ixion.app;

import org.jspecify.annotations.NullMarked;
