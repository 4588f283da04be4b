/// What every run has, be it a script or a built-in ingestor: output lines, progress, a way to cancel it.
@NullMarked
package dev.ixion.run;

import org.jspecify.annotations.NullMarked;
