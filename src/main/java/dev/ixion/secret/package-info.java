/// What handlers may need and nobody else is to see, such as tokens: what it may look like, and where it is kept.
@NullMarked
package dev.ixion.secret;

import org.jspecify.annotations.NullMarked;
