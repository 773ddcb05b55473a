package org.connectorsdk.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A server on bare sockets that does exactly what a test says, and writes down what it got. */
public final class RawServer implements AutoCloseable {

    /** What to do with one request. */
    @FunctionalInterface
    public interface Reply {
        void to(Exchange exchange) throws Exception;
    }

    /** One request as it came, and the socket to answer it on. */
    public record Exchange(
            int connection, String method, String path, Map<String, String> headers, String body, Socket socket) {

        public void send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        public void answer(int status, String contentType, String content, String... headerLines) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
            for (String line : headerLines) {
                head.append(line).append("\r\n");
            }
            if (!contentType.isEmpty()) {
                head.append("Content-Type: ").append(contentType).append("\r\n");
            }
            if (status != 204) {
                head.append("Content-Length: ")
                        .append(content.getBytes(StandardCharsets.UTF_8).length)
                        .append("\r\n");
            }
            send(head.append("\r\n").append(content).toString());
        }

        public void json(String content) throws IOException {
            answer(200, "application/json", content);
        }

        /** Breaks the connection with a reset, not a farewell. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client broke the connection. */
        public boolean clientHasGone() throws IOException {
            try {
                return socket.getInputStream().read() < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }

    /** An answer of a status alone. */
    public static Reply status(int status, String... headerLines) {
        return exchange -> exchange.answer(status, "", "", headerLines);
    }

    /** A thing whose id is "a". */
    public static Reply thing() {
        return exchange -> exchange.json("{\"id\":\"a\"}");
    }

    /** The head of a success of that length. */
    public static String ok(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Sends that and closes the connection. */
    public static Reply cut(String text) {
        return exchange -> {
            exchange.send(text);
            exchange.socket().close();
        };
    }

    /** Sends that, and no more until the client is gone. */
    public static Reply holds(String text) {
        return exchange -> {
            exchange.send(text);
            exchange.clientHasGone();
        };
    }

    private final ServerSocket listener;
    private final BlockingQueue<Reply> script = new LinkedBlockingQueue<>();
    private final List<Exchange> journal = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Reply otherwise = exchange -> exchange.answer(500, "text/plain", "the script is over");

    RawServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    /** A server on other sockets, such as encrypted ones. */
    public RawServer(ServerSocketFactory sockets) throws IOException {
        listener = sockets.createServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The next request gets this. */
    public RawServer then(Reply reply) {
        script.add(reply);
        return this;
    }

    /** Every request that the script does not mention gets this. */
    public RawServer always(Reply reply) {
        otherwise = reply;
        return this;
    }

    public List<Exchange> journal() {
        return journal;
    }

    public int requests() {
        return journal.size();
    }

    /** Connections accepted so far. */
    public int connections() {
        return connections.get();
    }

    /** Waits until at the most so many connections are open, for ten seconds. {@return how many are} */
    long awaitOpenConnections(int most) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        long count = Long.MAX_VALUE;
        while (count > most && System.nanoTime() < end) {
            count = open.stream().filter(socket -> !socket.isClosed()).count();
            Thread.onSpinWait();
        }
        return count;
    }

    /** A reply that holds its request until the server is closed or the client is gone. */
    public Reply silence() {
        return exchange -> exchange.clientHasGone();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket, number), "raw-connection-" + number);
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (closing.getCount() > 0) {
                @Nullable Exchange exchange = read(in, socket, number);
                if (exchange == null) {
                    return;
                }
                journal.add(exchange);
                @Nullable Reply reply = script.poll();
                (reply == null ? otherwise : reply).to(exchange);
            }
        } catch (Exception e) {
            // The client went away, or the script broke the connection: the journal tells what was before.
            open.remove(socket);
        }
    }

    private static @Nullable Exchange read(InputStream in, Socket socket, int number) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon), line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        String[] words = start.split(" ", 3);
        return new Exchange(number, words[0], words[1], headers, body(in, headers), socket);
    }

    private static String body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .equals("chunked")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                whole.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            return whole.toString(StandardCharsets.UTF_8);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Waits until so many requests have come, at the most ten seconds. */
    public void awaitRequests(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (journal.size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        if (journal.size() < count) {
            throw new AssertionError("only " + journal.size() + " of " + count + " requests came");
        }
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
