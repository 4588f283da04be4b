@NullMarked
package dev.ixion.pulse;

import org.jspecify.annotations.NullMarked;
