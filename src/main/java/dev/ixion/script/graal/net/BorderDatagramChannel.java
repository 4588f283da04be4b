package dev.ixion.script.graal.net;

import dev.ixion.script.graal.border.NetBorder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectableChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A socket for packets that asks before it sends or listens.
final class BorderDatagramChannel extends DatagramChannel implements Wrapped {
    private final DatagramChannel channel;
    private final NetBorder border;

    BorderDatagramChannel(SelectorProvider provider, DatagramChannel channel, RunGroup run) {
        super(provider);
        this.channel = channel;
        this.border = run.border();
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public DatagramChannel bind(@Nullable SocketAddress local) throws IOException {
        border.listen(local instanceof InetSocketAddress address ? address : new InetSocketAddress(0));
        channel.bind(local);
        return this;
    }

    @Override
    public DatagramChannel connect(SocketAddress remote) throws IOException {
        border.connect(internet(remote));
        channel.connect(remote);
        return this;
    }

    @Override
    public int send(ByteBuffer from, SocketAddress target) throws IOException {
        border.connect(internet(target));
        return channel.send(from, target);
    }

    private static InetSocketAddress internet(SocketAddress address) {
        if (!(address instanceof InetSocketAddress internet)) {
            throw new UnsupportedAddressTypeException();
        }
        return internet;
    }

    @Override
    public <T> DatagramChannel setOption(SocketOption<T> name, T value) throws IOException {
        channel.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return channel.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return channel.supportedOptions();
    }

    @Override
    public DatagramSocket socket() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public DatagramChannel disconnect() throws IOException {
        channel.disconnect();
        return this;
    }

    @Override
    public @Nullable SocketAddress getRemoteAddress() throws IOException {
        return channel.getRemoteAddress();
    }

    @Override
    public @Nullable SocketAddress receive(ByteBuffer into) throws IOException {
        return channel.receive(into);
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        return channel.read(into, offset, length);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return channel.write(from, offset, length);
    }

    @Override
    public @Nullable SocketAddress getLocalAddress() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface by) throws IOException {
        border.listen(new InetSocketAddress(group, 0));
        return channel.join(group, by);
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface by, InetAddress source) throws IOException {
        border.listen(new InetSocketAddress(group, 0));
        return channel.join(group, by, source);
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        channel.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
        channel.configureBlocking(block);
    }
}
