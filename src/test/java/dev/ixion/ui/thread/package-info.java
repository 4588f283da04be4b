@NullMarked
package dev.ixion.ui.thread;

import org.jspecify.annotations.NullMarked;
