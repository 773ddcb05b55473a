package org.connectorsdk.verification.findings.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server or proxy in front of a simulator that passes requests on one by one, and sends the answers as a test says:
 * with more behind them, in other forms, or without end.
 */
final class Front implements AutoCloseable {
    /** Sends one answer. */
    @FunctionalInterface
    interface Sending {
        void send(OutputStream out, byte[] head, byte[] body) throws IOException;
    }

    private final ServerSocket listener;
    private final Upstream upstream;
    private final Sending sending;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    Front(URI simulator, Sending sending) {
        this.upstream = new Upstream(simulator);
        this.sending = sending;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    String authority() {
        return baseUrl().getRawAuthority();
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "front");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String start = line(in); !start.isEmpty(); start = line(in)) {
                requests.incrementAndGet();
                pass(start, in, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private void pass(String start, InputStream in, OutputStream out) throws IOException {
        String[] words = start.split(" ", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        Upstream.Reply reply = upstream.pass(words[0], path(words[1]), headers, body);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Because\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        sending.send(
                out,
                head.toString().getBytes(StandardCharsets.ISO_8859_1),
                reply.body().toByteArray());
    }

    /** A proxy is sent the whole address. */
    private static String path(String target) {
        return target.startsWith("http://") ? target.substring(target.indexOf('/', "http://".length())) : target;
    }

    /** Sends an answer as it is. */
    static void plainly(OutputStream out, byte[] head, byte[] body) throws IOException {
        out.write(whole(head, body));
    }

    /** {@return an answer with its length} */
    static byte[] whole(byte[] head, byte[] body) {
        return joined(
                head, ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1), body);
    }

    /** {@return an answer in one chunk} */
    static byte[] chunked(byte[] head, byte[] body) {
        return joined(
                head,
                ("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1),
                body,
                "\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
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

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
