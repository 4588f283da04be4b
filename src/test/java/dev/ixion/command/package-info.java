@NullMarked
package dev.ixion.command;

import org.jspecify.annotations.NullMarked;
