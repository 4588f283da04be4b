@NullMarked
package dev.ixion.ui.ask;

import org.jspecify.annotations.NullMarked;
