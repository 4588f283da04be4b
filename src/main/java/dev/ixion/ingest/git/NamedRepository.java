package dev.ixion.ingest.git;

import org.eclipse.jgit.lib.Repository;

/// An open repository, and the name that its facts give it.
record NamedRepository(Repository repository, String name) implements AutoCloseable {
    @Override
    public void close() {
        repository.close();
    }
}
