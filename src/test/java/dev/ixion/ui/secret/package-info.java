@NullMarked
package dev.ixion.ui.secret;

import org.jspecify.annotations.NullMarked;
