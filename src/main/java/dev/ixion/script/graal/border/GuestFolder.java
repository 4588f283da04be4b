package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;

/// A folder whose entries a script reads.
final class GuestFolder implements DirectoryStream<Path>, Channel {
    private final DirectoryStream<Path> entries;
    private volatile boolean isOpen = true;

    GuestFolder(DirectoryStream<Path> entries) {
        this.entries = entries;
    }

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() throws IOException {
        isOpen = false;
        entries.close();
    }
}
