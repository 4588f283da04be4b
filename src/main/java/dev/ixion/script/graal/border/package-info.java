/// Where a script meets the machine: what it asks for here is granted or refused, whatever it did to get here.
@NullMarked
package dev.ixion.script.graal.border;

import org.jspecify.annotations.NullMarked;
