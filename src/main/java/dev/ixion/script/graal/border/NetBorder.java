package dev.ixion.script.graal.border;

import static dev.ixion.text.Messages.text;

import dev.ixion.script.Permission;
import dev.ixion.script.Permission.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Which hosts a run may connect to. An address counts as a host's if this run was told so by the name service, and it is
/// not this machine: a name that somebody else gives out must not lead to what only listens here.
public final class NetBorder {
    private static final String LOCAL = "localhost";
    private static final Pattern LITERAL = Pattern
        .compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.:]*:[0-9a-fA-F.:%]*");

    private final Border border;
    private final Map<InetAddress, Set<String>> names = new ConcurrentHashMap<>();

    /// Where the run itself listens now.
    private final Set<InetSocketAddress> own = ConcurrentHashMap.newKeySet();

    public NetBorder(Border border) {
        this.border = border;
    }

    /// Asked before a name is looked up: a question to the name service tells somebody something, too.
    ///
    /// @param address the host, and where it is known `:` and the port
    public void lookUp(String host, String address) throws AccessDeniedException {
        if (host.contains(":")) {
            throw border.never(text("border.no-name", host));
        }
        boolean may = border.allows(Kind.NET, granted -> new Permission(Kind.NET, anyPort(granted.target()))
            .covers(new Permission(Kind.NET, host)));
        if (!may) {
            throw refusal(host, text("border.net", address));
        }
    }

    /// Whether a text is an address, which nobody looks up.
    public static boolean isAddress(String host) {
        return LITERAL.matcher(host).matches();
    }

    /// Notes what the name service said.
    public void found(String host, InetAddress address) {
        names.computeIfAbsent(address, _ -> ConcurrentHashMap.newKeySet()).add(host.toLowerCase(Locale.ROOT));
    }

    /// Asked before a connection is made or a packet is sent.
    public void connect(InetSocketAddress to) throws AccessDeniedException {
        ask(to, address -> text("border.net", address));
    }

    /// Asked before the run listens. On this machine alone, at a port that nobody knows, it may.
    public void listen(InetSocketAddress at) throws AccessDeniedException {
        if (at.getPort() != 0 || at.getAddress() == null || !at.getAddress().isLoopbackAddress()) {
            ask(at, address -> text("border.listen", address));
        }
    }

    /// Notes where the run listens on this machine: there it may connect to itself, as Python does to make a pair of
    /// sockets.
    public void listens(InetSocketAddress at) {
        if (at.getAddress().isLoopbackAddress()) {
            own.add(at);
        }
    }

    /// Notes that the run does not listen there any more.
    public void listensNoMore(InetSocketAddress at) {
        own.remove(at);
    }

    private void ask(InetSocketAddress to, UnaryOperator<String> message) throws AccessDeniedException {
        InetAddress address = to.getAddress();
        if (address == null) {
            throw refusal(to.getHostString(), message.apply(to.getHostString() + ":" + to.getPort()));
        }
        if (own.contains(new InetSocketAddress(address, to.getPort()))) {
            return;
        }
        if (!border.allows(Kind.NET, granted -> covers(granted, address, to.getPort()))) {
            String host = names.getOrDefault(address, Set.of()).stream().findFirst()
                .filter(name -> !isHere(address) || name.equals(LOCAL)).orElse(literal(address));
            throw refusal(host, message.apply(host + ":" + to.getPort()));
        }
    }

    private boolean covers(Permission granted, InetAddress address, int port) {
        if (granted.covers(new Permission(Kind.NET, literal(address) + ":" + port))) {
            return true;
        }
        if (address.isLinkLocalAddress()) {
            return false;
        }
        if (isHere(address)) {
            return granted.covers(new Permission(Kind.NET, LOCAL + ":" + port));
        }
        return names.getOrDefault(address, Set.of()).stream()
            .anyMatch(name -> granted.covers(new Permission(Kind.NET, name + ":" + port)));
    }

    private AccessDeniedException refusal(String host, String message) {
        return border.refusal(new Permission(Kind.NET, host), message);
    }

    /// This machine under any of its addresses, and what is only linked to it, where clouds keep their keys.
    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return bare.contains(":") ? "[" + bare + "]" : bare;
    }

    private static String anyPort(String address) {
        int colon = address.indexOf(':', address.lastIndexOf(']') + 1);
        return colon < 0 ? address : address.substring(0, colon);
    }
}
