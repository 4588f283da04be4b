/// Asking the user for what a script wants to reach, where it runs.
@NullMarked
package dev.ixion.ui.grant;

import org.jspecify.annotations.NullMarked;
