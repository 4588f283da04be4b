@NullMarked
package dev.ixion.ui.facts;

import org.jspecify.annotations.NullMarked;
