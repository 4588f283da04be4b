@NullMarked
package dev.ixion.ui;

import org.jspecify.annotations.NullMarked;
