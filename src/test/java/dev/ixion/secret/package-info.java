@NullMarked
package dev.ixion.secret;

import org.jspecify.annotations.NullMarked;
