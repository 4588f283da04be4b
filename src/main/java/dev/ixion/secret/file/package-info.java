/// Secrets in an encrypted file that only the user can read, with its key in a file of its own beside it.
@NullMarked
package dev.ixion.secret.file;

import org.jspecify.annotations.NullMarked;
