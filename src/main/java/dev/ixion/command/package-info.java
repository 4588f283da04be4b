/// The commands that a user types: words, grammar and the parsed result.
@NullMarked
package dev.ixion.command;

import org.jspecify.annotations.NullMarked;
