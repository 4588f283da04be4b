package dev.ixion.ui.recall;

import dev.ixion.ats.Problem;
import dev.ixion.exec.RecallHandler;
import dev.ixion.handler.HandlerVersion;
import dev.ixion.ui.thread.Background;
import java.util.function.Consumer;

/// Recalls versions of handlers, and undoes that. It touches no node.
public final class Recalling {
    private static final String SOURCE = "desktop";

    private final RecallHandler recalls;
    private final String author;
    private final Background background;

    /// @param author who is at the desk
    public Recalling(RecallHandler recalls, String author, Background background) {
        this.recalls = recalls;
        this.author = author;
        this.background = background;
    }

    /// @param done is given the version as it is now
    public void recall(HandlerVersion version, String why, Consumer<HandlerVersion> done, Consumer<Problem> failed) {
        background.run(() -> recalls.recall(version.type(), version.number(), author, why, SOURCE), done, failed);
    }

    /// @param done is given the version as it is now
    public void reinstate(HandlerVersion version, Consumer<HandlerVersion> done, Consumer<Problem> failed) {
        background.run(() -> recalls.reinstate(version.type(), version.number(), author, "", SOURCE), done, failed);
    }
}
