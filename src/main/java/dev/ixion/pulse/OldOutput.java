package dev.ixion.pulse;

import dev.ixion.ats.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets what runs printed long ago, a little at a time, so that nobody waits for it. The runs and their facts stay.
final class OldOutput {
    private static final Logger LOG = LoggerFactory.getLogger(OldOutput.class);
    private static final int LINES = 1000;
    private static final Duration AGAIN = Duration.ofDays(1);

    private final JobStore store;
    private final PulseSettings settings;
    private Instant next = Instant.MIN;

    OldOutput(JobStore store, PulseSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /// Forgets some lines if there are any; after the last of them there is nothing to do for a day.
    void forget() {
        Instant now = settings.clock().instant();
        if (now.isBefore(next)) {
            return;
        }
        try {
            if (store.dropOutput(now.minus(settings.keepOutput()), LINES) < LINES) {
                next = now.plus(AGAIN);
            }
        } catch (StoreException unwritable) {
            LOG.warn("Old output could not be dropped; that is tried again tomorrow", unwritable);
            next = now.plus(AGAIN);
        }
    }
}
