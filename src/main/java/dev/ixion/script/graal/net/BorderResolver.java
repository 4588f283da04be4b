package dev.ixion.script.graal.net;

import dev.ixion.script.graal.border.NetBorder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks names up as the machine does; for a run only those of hosts that it may reach, and tells its border what came
/// of it. Java finds it as a service.
public final class BorderResolver extends InetAddressResolverProvider {
    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver machine = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                Optional<NetBorder> border = RunGroup.current().map(RunGroup::border);
                if (border.isEmpty()) {
                    return machine.lookupByName(host, policy);
                }
                ask(border.get(), host);
                return machine.lookupByName(host, policy).peek(address -> border.get().found(host, address));
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                if (RunGroup.current().isPresent()) {
                    throw new UnknownHostException(InetAddress.getByAddress(address).getHostAddress());
                }
                return machine.lookupByAddress(address);
            }
        };
    }

    private static void ask(NetBorder border, String host) throws UnknownHostException {
        try {
            border.lookUp(host, host);
        } catch (AccessDeniedException refused) {
            UnknownHostException unknown = new UnknownHostException(refused.getMessage());
            unknown.initCause(refused);
            throw unknown;
        }
    }

    @Override
    public String name() {
        return "ixion";
    }
}
