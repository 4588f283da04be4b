@NullMarked
package dev.ixion.secret.file;

import org.jspecify.annotations.NullMarked;
