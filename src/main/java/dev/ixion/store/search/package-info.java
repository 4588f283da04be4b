/// How facts are found in the file: which index drives a search, and full text.
@NullMarked
package dev.ixion.store.search;

import org.jspecify.annotations.NullMarked;
