/// Running a Python script: the port, what it is asked and what came of it.
@NullMarked
package dev.ixion.script;

import org.jspecify.annotations.NullMarked;
