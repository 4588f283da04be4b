@NullMarked
package dev.ixion;

import org.jspecify.annotations.NullMarked;
