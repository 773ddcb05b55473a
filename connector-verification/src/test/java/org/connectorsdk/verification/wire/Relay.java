package org.connectorsdk.verification.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on the loopback interface and lets somebody decide about each request: whether
 * it is forwarded, and what comes back.
 */
public final class Relay implements AutoCloseable {
    /** A connection to the server that was silent for longer might be about to end. */
    private static final long FRESH_NANOS = 3_000_000_000L;

    private final URI server;
    private final Decision decision;
    private final ServerSocket listener;
    private final Set<Turn> open = ConcurrentHashMap.newKeySet();

    /** What happens to a request. */
    @FunctionalInterface
    public interface Decision {
        /**
         * Deals with one request.
         *
         * @param turn the request, and what can be done with it
         * @throws IOException if a peer is gone, which ends the connection
         * @throws InterruptedException if the thread is interrupted, which ends the connection as well
         */
        void about(Turn turn) throws IOException, InterruptedException;
    }

    /**
     * Begins to listen.
     *
     * @param server where requests go
     * @param decision decides about each request, on a thread of its own for each connection
     */
    public Relay(URI server, Decision decision) {
        this.server = server;
        this.decision = decision;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("relay-accept", this::accept);
    }

    /** {@return where clients find it} */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** {@return how many connections clients hold} */
    public int open() {
        return open.size();
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Turn turn = new Turn(listener.accept());
                open.add(turn);
                run("relay-connection", () -> serve(turn));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Turn turn) {
        try {
            InputStream in = new BufferedInputStream(turn.client.getInputStream());
            Optional<Message> request = Message.request(in);
            while (request.isPresent()) {
                turn.request = request.get();
                decision.about(turn);
                request = Message.request(in);
            }
        } catch (IOException | InterruptedException gone) {
            // The peers see it as well.
        } finally {
            turn.end();
            open.remove(turn);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(Turn::end);
    }

    /** One request after the other on one connection, and what can be done with it. */
    public final class Turn {
        private final Socket client;
        private @Nullable Message request;
        private @Nullable Socket upstream;
        private @Nullable InputStream answers;
        private long used;

        private Turn(Socket client) throws IOException {
            this.client = client;
            client.setTcpNoDelay(true);
        }

        /** {@return the request} */
        public Message request() {
            if (request == null) {
                throw new IllegalStateException("no request yet");
            }
            return request;
        }

        /**
         * Lets the server answer.
         *
         * @return the answer
         * @throws IOException if the server is gone
         */
        public Message forward() throws IOException {
            Socket socket = upstream;
            InputStream in = answers;
            if (socket == null || in == null || System.nanoTime() - used > FRESH_NANOS) {
                closeUpstream();
                socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
                upstream = socket;
                answers = in;
            }
            byte[] all = new byte[request().head().length + request().body().length];
            System.arraycopy(request().head(), 0, all, 0, request().head().length);
            System.arraycopy(
                    request().body(), 0, all, request().head().length, request().body().length);
            socket.getOutputStream().write(all);
            Message answer = Message.answer(in);
            used = System.nanoTime();
            if (answer.header("connection").equalsIgnoreCase("close")) {
                closeUpstream();
            }
            return answer;
        }

        /**
         * Sends bytes to the client.
         *
         * @param bytes anything
         * @throws IOException if the client is gone
         */
        public void send(byte[] bytes) throws IOException {
            client.getOutputStream().write(bytes);
        }

        /**
         * Sends an answer as it came.
         *
         * @param answer the answer
         * @throws IOException if the client is gone
         */
        public void send(Message answer) throws IOException {
            byte[] all = new byte[answer.head().length + answer.body().length];
            System.arraycopy(answer.head(), 0, all, 0, answer.head().length);
            System.arraycopy(answer.body(), 0, all, answer.head().length, answer.body().length);
            send(all);
        }

        /**
         * Ends the connection to the client with a reset, so that what was sent may be lost as well.
         *
         * @throws IOException always, as there is nothing more to serve
         */
        public void reset() throws IOException {
            client.setSoLinger(true, 0);
            client.close();
            throw new IOException("reset");
        }

        /**
         * Ends the connection to the client in good order.
         *
         * @throws IOException always, as there is nothing more to serve
         */
        public void hangUp() throws IOException {
            client.close();
            throw new IOException("hung up");
        }

        private void closeUpstream() throws IOException {
            if (upstream != null) {
                upstream.close();
                upstream = null;
                answers = null;
            }
        }

        private void end() {
            try {
                client.close();
                closeUpstream();
            } catch (IOException gone) {
                // That is what was wanted.
            }
        }
    }
}
