package dev.ixion.script.graal.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelectionKey;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Waits for the channels of a run, by the machine's selector for those inside them.
final class BorderSelector extends AbstractSelector {
    private final AbstractSelector machine;
    private final Set<SelectionKey> keys = Collections.synchronizedSet(new HashSet<>());
    private final Set<SelectionKey> selected = Collections.synchronizedSet(new HashSet<>());

    BorderSelector(SelectorProvider provider, AbstractSelector machine) {
        super(provider);
        this.machine = machine;
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int operations, @Nullable Object attachment) {
        SelectableChannel inner = channel instanceof Wrapped wrapped ? wrapped.channel() : channel;
        try {
            BorderKey key = new BorderKey(channel, inner.register(machine, operations));
            key.inner().attach(key);
            key.attach(attachment);
            keys.add(key);
            return key;
        } catch (ClosedChannelException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public Set<SelectionKey> keys() {
        return Collections.unmodifiableSet(keys);
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return selected;
    }

    @Override
    public int selectNow() throws IOException {
        forgetCancelled();
        return taken(machine.selectNow());
    }

    @Override
    public int select(long milliseconds) throws IOException {
        forgetCancelled();
        return taken(machine.select(milliseconds));
    }

    @Override
    public int select() throws IOException {
        return select(0);
    }

    @Override
    public Selector wakeup() {
        machine.wakeup();
        return this;
    }

    @Override
    protected void implCloseSelector() throws IOException {
        machine.close();
        Set.copyOf(keys).forEach(key -> deregister((BorderKey) key));
        keys.clear();
        selected.clear();
    }

    private int taken(int count) {
        machine.selectedKeys().forEach(key -> selected.add((SelectionKey) Objects.requireNonNull(key.attachment())));
        machine.selectedKeys().clear();
        return count;
    }

    private void forgetCancelled() {
        synchronized (cancelledKeys()) {
            for (SelectionKey key : cancelledKeys()) {
                ((BorderKey) key).inner().cancel();
                keys.remove(key);
                selected.remove(key);
                deregister((BorderKey) key);
            }
            cancelledKeys().clear();
        }
    }

    private final class BorderKey extends AbstractSelectionKey {
        private final SelectableChannel channel;
        private final SelectionKey inner;

        BorderKey(SelectableChannel channel, SelectionKey inner) {
            this.channel = channel;
            this.inner = inner;
        }

        SelectionKey inner() {
            return inner;
        }

        @Override
        public SelectableChannel channel() {
            return channel;
        }

        @Override
        public Selector selector() {
            return BorderSelector.this;
        }

        @Override
        public int interestOps() {
            return inner.interestOps();
        }

        @Override
        public SelectionKey interestOps(int operations) {
            inner.interestOps(operations);
            return this;
        }

        @Override
        public int readyOps() {
            return inner.readyOps();
        }
    }
}
