/// The built-in ingestor for git repositories, over JGit: neither git itself nor the user's settings of it are needed.
@NullMarked
package dev.ixion.ingest.git;

import org.jspecify.annotations.NullMarked;
