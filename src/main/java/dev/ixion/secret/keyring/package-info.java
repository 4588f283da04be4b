/// The keyring of a Linux desktop, through the program `secret-tool`.
@NullMarked
package dev.ixion.secret.keyring;

import org.jspecify.annotations.NullMarked;
