/// The command line: arguments in, tables or JSON out, exit codes.
@NullMarked
package dev.ixion.cli;

import org.jspecify.annotations.NullMarked;
