@NullMarked
package dev.ixion.text;

import org.jspecify.annotations.NullMarked;
