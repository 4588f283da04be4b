package dev.ixion.script.graal.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A listening socket that asks before it listens. What connects to it has asked nothing here.
final class BorderServerChannel extends ServerSocketChannel implements Wrapped {
    private final ServerSocketChannel channel;
    private final RunGroup run;

    BorderServerChannel(SelectorProvider provider, ServerSocketChannel channel, RunGroup run) {
        super(provider);
        this.channel = channel;
        this.run = run;
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }

    @Override
    public ServerSocketChannel bind(@Nullable SocketAddress local, int backlog) throws IOException {
        run.border().listen(local instanceof InetSocketAddress address ? address : new InetSocketAddress(0));
        channel.bind(local, backlog);
        if (channel.getLocalAddress() instanceof InetSocketAddress address) {
            run.border().listens(address);
        }
        return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
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
    public ServerSocket socket() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable SocketChannel accept() throws IOException {
        run.files().makeRoom(1);
        SocketChannel accepted = channel.accept();
        return accepted == null ? null : run.files().keep(new BorderChannel(provider(), accepted, run));
    }

    @Override
    public @Nullable SocketAddress getLocalAddress() throws IOException {
        return channel.getLocalAddress();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        if (channel.getLocalAddress() instanceof InetSocketAddress address) {
            run.border().listensNoMore(address);
        }
        channel.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
        channel.configureBlocking(block);
    }
}
