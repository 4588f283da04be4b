@NullMarked
package dev.ixion.exec;

import org.jspecify.annotations.NullMarked;
