package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.testkit.fault.ProxyFault.Direction;
import org.connectorsdk.testkit.fault.ProxyFault.Ending;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link FaultProxy}: what flowed over it and who ended it. All methods may be called from any
 * thread, also after its end.
 *
 * @since 0.1.0
 */
public final class ProxiedConnection {

    /** Who ended a connection. */
    public enum Ended {
        /** The client closed or reset it first. */
        BY_CLIENT,
        /** The server closed or reset it first. */
        BY_SERVER,
        /** The proxy broke it on purpose. */
        BY_PROXY
    }

    private final Socket client;
    private final Socket server;
    private final int clientPort;
    private final AtomicLong toServer = new AtomicLong();
    private final AtomicLong toClient = new AtomicLong();
    private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);

    ProxiedConnection(Socket client, Socket server) {
        this.client = client;
        this.server = server;
        this.clientPort = client.getPort();
    }

    /** {@return which connection it is; the client's port} */
    public int clientPort() {
        return clientPort;
    }

    /**
     * {@return as which connection the server behind the proxy sees it: what a simulator's journal calls the
     * connection; the proxy's port on the server's side}
     */
    public int serverSidePort() {
        return server.getLocalPort();
    }

    /** {@return how much of what the client sent was passed on} */
    public long bytesToServer() {
        return toServer.get();
    }

    /** {@return how much of what the server sent was passed on} */
    public long bytesToClient() {
        return toClient.get();
    }

    /** {@return who ended it; empty while it is open} */
    public Optional<Ended> ended() {
        return Optional.ofNullable(ended.get());
    }

    /**
     * Blocks, in real time, until it has ended.
     *
     * @param realLimit the longest real time to wait
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitEnd(Duration realLimit) throws InterruptedException {
        return end.await(realLimit.toNanos(), TimeUnit.NANOSECONDS);
    }

    Socket source(Direction direction) {
        return direction == Direction.TO_SERVER ? client : server;
    }

    Socket sink(Direction direction) {
        return direction == Direction.TO_SERVER ? server : client;
    }

    void passed(Direction direction, int bytes) {
        (direction == Direction.TO_SERVER ? toServer : toClient).addAndGet(bytes);
    }

    void breakOff(Ending ending) {
        end(Ended.BY_PROXY, ending);
    }

    void end(Ended by, Ending ending) {
        ended.compareAndSet(null, by);
        close(client, ending);
        close(server, ending);
        end.countDown();
    }

    static void close(Socket socket, Ending ending) {
        try {
            if (ending == Ending.RESET && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException closedMeanwhile) {
            // Another thread is closing it: isClosed() says so only when that has ended, so there is nothing to check
            // here.
        }
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // The system's socket is given back either way.
        }
    }

    @Override
    public String toString() {
        return "connection " + clientPort + ": " + toServer + " bytes to the server, " + toClient + " to the client, "
                + ended().map(Ended::name).orElse("open");
    }
}
