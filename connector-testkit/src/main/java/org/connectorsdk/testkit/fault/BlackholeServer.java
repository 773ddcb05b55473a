package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A port on loopback to which no connection can be made: it listens, its queue is full, and nobody ever takes anything
 * out of it. A client runs into its connect time-out, as it would behind a firewall that drops packets.
 *
 * <p>How an operating system treats a full queue is its own affair; on Linux the client waits.
 *
 * @since 0.1.0
 */
public final class BlackholeServer implements AutoCloseable {

    /** Enough to fill the shortest queue, which holds one connection more than it is told to. */
    private static final int FILLERS = 4;

    private final ServerSocket listener;
    private final List<SocketChannel> fillers = new ArrayList<>();

    private BlackholeServer(ServerSocket listener) {
        this.listener = listener;
    }

    /**
     * Opens such a port.
     *
     * @return a server that hears nothing
     */
    public static BlackholeServer open() {
        try {
            BlackholeServer server = new BlackholeServer(new ServerSocket());
            server.listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            SocketAddress address = server.listener.getLocalSocketAddress();
            for (int i = 0; i < FILLERS; i++) {
                SocketChannel filler = SocketChannel.open();
                server.fillers.add(filler);
                filler.configureBlocking(false);
                boolean connected = filler.connect(address);
                assert connected || filler.isConnectionPending();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port could be opened", e);
        }
    }

    /** {@return where clients connect in vain; {@code http://127.0.0.1:<port>}} */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() {
        try {
            for (SocketChannel filler : fillers) {
                filler.close();
            }
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the port could not be closed", e);
        }
    }
}
