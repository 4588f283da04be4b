package dev.ixion.script.graal.net;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.security.Security;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the sockets of this Java machine: for a thread of a run such as ask at its border, for all others the machine's
/// own. It has to be named by the system property `java.nio.channels.spi.SelectorProvider` before the first socket is
/// made, and Java has to be started with `--add-exports=java.base/sun.nio.ch=ALL-UNNAMED`, for the machine's own
/// provider is found in no other way.
public final class BorderSelectorProvider extends SelectorProvider {
    private static final String INTERNAL = "sun.nio.ch";

    private final SelectorProvider machine = machine();

    /// Has the sockets made here from now on, if Java was started so that this is possible and none was made yet.
    public static void install() {
        if (Object.class.getModule().isExported(INTERNAL, BorderSelectorProvider.class.getModule())) {
            System.setProperty(SelectorProvider.class.getName(), BorderSelectorProvider.class.getName());
        }
        // A name that another run looked up is looked up again, so that the border of this one hears of it
        System.setProperty("sun.net.inetaddr.ttl", "0");
        // Nor is one unknown to the others because it was refused to one
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private static SelectorProvider machine() {
        try {
            return (SelectorProvider) Class.forName(INTERNAL + ".DefaultSelectorProvider").getMethod("get")
                .invoke(null);
        } catch (ReflectiveOperationException another) {
            throw new IllegalStateException("this Java makes its sockets in another way", another);
        }
    }

    /// Whether the sockets of scripts ask at their border.
    public static boolean isInstalled() {
        return SelectorProvider.provider() instanceof BorderSelectorProvider;
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        return opened(machine::openDatagramChannel, BorderDatagramChannel::new);
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        return opened(() -> machine.openDatagramChannel(family), BorderDatagramChannel::new);
    }

    @Override
    public Pipe openPipe() throws IOException {
        Optional<RunGroup> run = RunGroup.current();
        if (run.isEmpty()) {
            return machine.openPipe();
        }
        run.get().files().makeRoom(2);
        return run.get().files().keep(machine.openPipe());
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        AbstractSelector selector = machine.openSelector();
        return RunGroup.current().isPresent() ? new BorderSelector(this, selector) : selector;
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        return opened(machine::openServerSocketChannel, BorderServerChannel::new);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
        return opened(() -> machine.openServerSocketChannel(family), BorderServerChannel::new);
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        return opened(machine::openSocketChannel, BorderChannel::new);
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
        return opened(() -> machine.openSocketChannel(family), BorderChannel::new);
    }

    private interface Opening<C> {
        C open() throws IOException;
    }

    private interface Asking<C> {
        C of(SelectorProvider provider, C channel, RunGroup run);
    }

    /// A socket of the machine's; for a thread of a run one that asks, and that the run's end closes.
    private <C extends Channel> C opened(Opening<C> opening, Asking<C> asking) throws IOException {
        Optional<RunGroup> run = RunGroup.current();
        if (run.isEmpty()) {
            return opening.open();
        }
        run.get().files().makeRoom(1);
        return run.get().files().keep(asking.of(this, opening.open(), run.get()));
    }

    @Override
    public @Nullable Channel inheritedChannel() throws IOException {
        return machine.inheritedChannel();
    }
}
