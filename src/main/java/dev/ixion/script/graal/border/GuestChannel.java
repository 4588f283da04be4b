package dev.ixion.script.graal.border;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A file that a script has open; what it writes to it is counted.
final class GuestChannel implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final WrittenBytes written;

    GuestChannel(SeekableByteChannel file, WrittenBytes written) {
        this.file = file;
        this.written = written;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        // Of what lies behind the end, the system may have to make all up to there
        written.add(Math.max(bytes.remaining(), file.position() + bytes.remaining() - file.size()));
        return file.write(bytes);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
        return file.read(bytes);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
