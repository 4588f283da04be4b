/// The dialog in which secrets are set and removed.
@NullMarked
package dev.ixion.ui.secret;

import org.jspecify.annotations.NullMarked;
