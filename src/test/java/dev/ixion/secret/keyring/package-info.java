@NullMarked
package dev.ixion.secret.keyring;

import org.jspecify.annotations.NullMarked;
