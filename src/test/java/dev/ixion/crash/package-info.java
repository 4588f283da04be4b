/// What is left after a crash. These tests kill processes and fill disks; they run only with `mvn -Pcrash verify`.
@NullMarked
package dev.ixion.crash;

import org.jspecify.annotations.NullMarked;
