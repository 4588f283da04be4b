@NullMarked
package dev.ixion.ats;

import org.jspecify.annotations.NullMarked;
