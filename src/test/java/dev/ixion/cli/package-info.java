@NullMarked
package dev.ixion.cli;

import org.jspecify.annotations.NullMarked;
