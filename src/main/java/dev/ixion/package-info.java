/// Where the program starts: it chooses between desktop and command line.
@NullMarked
package dev.ixion;

import org.jspecify.annotations.NullMarked;
