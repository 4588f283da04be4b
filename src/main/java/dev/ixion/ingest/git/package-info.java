/// The built-in ingestor for git repositories, over JGit.
@NullMarked
package dev.ixion.ingest.git;

import org.jspecify.annotations.NullMarked;
