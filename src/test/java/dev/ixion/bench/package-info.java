/// Benchmarks: each prints a table. They run only with `mvn -Pbench verify`.
@NullMarked
package dev.ixion.bench;

import org.jspecify.annotations.NullMarked;
