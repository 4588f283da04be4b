@NullMarked
package dev.ixion.handler;

import org.jspecify.annotations.NullMarked;
