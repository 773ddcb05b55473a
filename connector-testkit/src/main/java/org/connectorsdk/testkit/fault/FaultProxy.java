package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.connectorsdk.testkit.fault.ProxyFault.Direction;
import org.connectorsdk.testkit.fault.ProxyFault.Ending;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on loopback in front of any server, which breaks connections by bytes and knows nothing of HTTP.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(simulator.baseUrl())) {
 *     ArmedProxyFault cut = proxy.arm(ProxyFault.cutResponse(40, Ending.RESET));
 *     client.call(proxy.baseUrl());
 *     assertTrue(cut.hasFired());
 * }
 * }</pre>
 *
 * <p>Without an armed fault it passes everything on unchanged. All methods may be called from any thread. Whoever opens
 * a proxy closes it; its threads are daemons, two for each open connection.
 *
 * @since 0.1.0
 */
public final class FaultProxy implements AutoCloseable {

    /** How many connections may be open at the same time; further ones are reset. */
    public static final int MAX_CONNECTIONS = 256;

    private static final int BACKLOG = 128;
    private static final int CONNECT_MILLIS = 5_000;

    private final InetSocketAddress upstream;
    private final ServerSocketFactory sockets;
    private final String scheme;
    private final int port;
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private final List<ArmedProxyFault> armed = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Listener listener;

    private FaultProxy(URI upstream, ServerSocketFactory sockets, String scheme) {
        this.upstream = new InetSocketAddress(upstream.getHost(), upstream.getPort());
        this.sockets = sockets;
        this.scheme = scheme;
        this.port = listen(0);
    }

    /**
     * Opens a proxy on a free port.
     *
     * @param upstream the server behind it; only host and port are used
     * @return a proxy that is listening
     */
    public static FaultProxy to(URI upstream) {
        return new FaultProxy(upstream, ServerSocketFactory.getDefault(), "http");
    }

    /**
     * Opens a proxy that speaks TLS with its clients and plain text with the server behind it.
     *
     * @param upstream the server behind it; only host and port are used
     * @param tls holds the certificate that clients get to see
     * @return a proxy that is listening
     */
    public static FaultProxy withTls(URI upstream, SSLContext tls) {
        return new FaultProxy(upstream, tls.getServerSocketFactory(), "https");
    }

    /** {@return where clients connect; {@code http} or {@code https}, the loopback address and the port} */
    public URI baseUrl() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /**
     * The port on which the proxy listens, or listened before it began to {@linkplain #refuse() refuse}.
     *
     * @return a port of the loopback interface
     */
    public int port() {
        return port;
    }

    /** Stops listening: further clients see "connection refused". Open connections go on. */
    public synchronized void refuse() {
        if (listener != null) {
            listener.stop();
            listener = null;
        }
    }

    /** Listens again on the same port after {@link #refuse()}. */
    public synchronized void accept() {
        if (listener == null && closing.getCount() > 0) {
            listen(port);
        }
    }

    private synchronized int listen(int wantedPort) {
        try {
            ServerSocket opened = sockets.createServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), BACKLOG);
            Listener fresh = new Listener(opened, client -> threads.execute(() -> connect(client)));
            threads.execute(fresh);
            listener = fresh;
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy could not listen on port " + wantedPort, e);
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        try {
            if (open() >= MAX_CONNECTIONS) {
                throw new IOException("too many connections");
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(upstream, CONNECT_MILLIS);
        } catch (IOException noServer) {
            ProxiedConnection.close(client, Ending.RESET);
            ProxiedConnection.close(server, Ending.RESET);
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server);
        connections.add(connection);
        if (closing.getCount() == 0) {
            connection.breakOff(Ending.RESET);
            return;
        }
        threads.execute(new SocketPump(connection, Direction.TO_SERVER, this::faultOn, closing));
        threads.execute(new SocketPump(connection, Direction.TO_CLIENT, this::faultOn, closing));
    }

    private @Nullable ArmedProxyFault faultOn(ProxiedConnection connection, Direction direction) {
        for (ArmedProxyFault candidate : armed) {
            if (candidate.holds(connection, direction)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * Arms a fault for the next bytes that flow in its direction.
     *
     * @param fault what happens then
     * @return the handle that tells whether it happened
     */
    public ArmedProxyFault arm(ProxyFault fault) {
        ArmedProxyFault handle = new ArmedProxyFault(fault);
        armed.add(handle);
        return handle;
    }

    /** {@return what was armed and has not happened; the handles, in order} */
    public List<ArmedProxyFault> unfired() {
        return armed.stream().filter(handle -> !handle.hasFired()).toList();
    }

    /**
     * Closes every open connection, as a server or a load balancer does with idle ones.
     *
     * @param ending how
     */
    public void closeConnections(Ending ending) {
        connections.forEach(connection -> connection.breakOff(ending));
    }

    /**
     * {@return every connection that was opened so far, those that ended included; a copy of the list, oldest first}
     */
    public List<ProxiedConnection> connections() {
        return new ArrayList<>(connections);
    }

    /** {@return how many connections are open now; zero or more} */
    public int open() {
        return (int) connections.stream()
                .filter(connection -> connection.ended().isEmpty())
                .count();
    }

    /** Stops listening and resets all connections. Calling it again has no effect. */
    @Override
    public void close() {
        closing.countDown();
        refuse();
        closeConnections(Ending.RESET);
        threads.shutdownNow();
    }
}
