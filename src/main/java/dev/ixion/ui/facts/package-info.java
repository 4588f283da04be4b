/// The Facts side panel: attestations that answer a query.
@NullMarked
package dev.ixion.ui.facts;

import org.jspecify.annotations.NullMarked;
