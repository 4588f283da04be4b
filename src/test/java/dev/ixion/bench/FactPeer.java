package dev.ixion.bench;

import dev.ixion.ats.Filter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Another way to keep the same facts, which is measured beside ours.
interface FactPeer {
    String name();

    /// The most facts that it takes within a few minutes; its rate falls with more, so that to take fewer favours it.
    default int most() {
        return Integer.MAX_VALUE;
    }

    /// Writes the facts with the numbers from 0 so that they survive a crash of the process.
    ///
    /// @param folder empty, for its files alone
    void write(Path folder, int facts) throws IOException;

    /// Opens what [#write] wrote; empty if it is not asked anything.
    default Optional<Asker> open(Path folder) throws IOException {
        return Optional.empty();
    }

    /// The databases of others that are there: those in src/peers, which only the profile `bench` builds.
    static List<FactPeer> databases() {
        return BenchSize.withoutPeers()
            ? List.of()
            : ServiceLoader.load(FactPeer.class).stream()
                .map(ServiceLoader.Provider::get).toList();
    }

    /// Is asked for facts.
    interface Asker extends Closeable {
        boolean canAnswer(Filter filter);

        /// Reads the newest facts that fit.
        ///
        /// @return how many there were, up to the limit
        int firstPage(Filter filter, int limit) throws IOException;
    }
}
