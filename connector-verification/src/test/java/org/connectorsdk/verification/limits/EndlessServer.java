package org.connectorsdk.verification.limits;

import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A server whose answers are made while they are sent, and so may be of any size. What it answers is in the address:
 * {@code /whole/1000/…} a list of a thousand connections, {@code /paged/1000/…?cursor=…} the same in pages, {@code
 * /<vendor>/1000/…} that of another vendor, by cursor or offset, {@code /framing/<part>/…} a {@link Framing}, {@code
 * /<form>/<content>/…} a {@link Content} in that {@link Form}.
 */
final class EndlessServer implements AutoCloseable {
    static final int PAGE = 1_000;

    /** As large as the vendor allows. */
    private static final int AIRBYTE_PAGE = 100;

    /** So small that what it takes is the latency. */
    static final int SLOW_PAGE = 20;

    /** Before each page of the slow way. */
    static final Duration LATENCY = Duration.ofMillis(100);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    EndlessServer() throws IOException {
        Thread thread = new Thread(this::accept, "endless-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The address below which the paths of an API answer in one way. */
    URI url(String way, Object what) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/" + way + "/" + what);
    }

    /** How an answer without end is sent. */
    enum Form {
        CHUNKED("200 OK\r\nTransfer-Encoding: chunked"),
        GZIPPED("200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"),
        FAILED("500 Internal Server Error\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked");

        private final String head;

        Form(String head) {
            this.head = head;
        }

        OutputStream body(OutputStream out) throws IOException {
            OutputStream chunks = new Chunks(out);
            return this == CHUNKED ? chunks : new GZIPOutputStream(chunks, 1 << 16);
        }
    }

    /** What an answer without end consists of. */
    enum Content {
        ELEMENTS("{\"connections\":[", Items.Dialect.CONNECTIONS.item(7) + ","),
        TEXT("{\"connections\":[{\"id\":\"", "a"),
        BLANKS("", " "),
        MEMBERS("{\"id\":\"a\",\"name\":\"b\",\"source_type\":\"c\"", ",\"some_member\":17"),
        LOG_BEFORE("{\"log\":[", "{\"line\":\"something happened\"},"),
        NESTED("{\"connections\":[", "["),
        NESTED_MEMBER("{\"id\":\"a\",\"name\":\"b\",\"source_type\":\"c\",\"more\":", "{\"a\":");

        private final String beginning;
        private final String unit;

        Content(String beginning, String unit) {
            this.beginning = beginning;
            this.unit = unit;
        }

        void writeTo(OutputStream out) throws IOException {
            endless(out, beginning, unit);
        }
    }

    /** What has no end although it is no content. */
    enum Framing {
        HEADER_LINE("200 OK\r\nX-Long: ", "x"),
        HEADER_LINES("200 OK\r\n", "X-Further: 1\r\n"),
        CHUNK_EXTENSION("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", "x"),
        CHUNK_SIZE("200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"),
        EARLY_HINTS("103 Early Hints\r\nX-Long: ", "x");

        private final String beginning;
        private final String unit;

        Framing(String beginning, String unit) {
            this.beginning = "HTTP/1.1 " + beginning;
            this.unit = unit;
        }
    }

    private static void endless(OutputStream out, String beginning, String unit) throws IOException {
        byte[] block = unit.repeat((1 << 16) / unit.length()).getBytes(StandardCharsets.US_ASCII);
        out.write(beginning.getBytes(StandardCharsets.US_ASCII));
        while (true) { // until the client is gone
            out.write(block);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket), "endless-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            for (String path = path(in); path != null; path = path(in)) {
                answer(path.split("/", -1), out);
            }
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private static @Nullable String path(BufferedReader in) throws IOException {
        String start = in.readLine();
        for (String line = start; line != null && !line.isEmpty(); line = in.readLine()) {
            // headers
        }
        return start == null ? null : start.split(" ", -1)[1];
    }

    private static void answer(String[] segments, OutputStream out) throws IOException {
        switch (segments[1]) {
            case "whole" ->
                Items.whole(Items.Dialect.CONNECTIONS, Integer.parseInt(segments[2]))
                        .writeTo(out);
            case "planasonix" ->
                Items.whole(Items.Dialect.PLANASONIX, Integer.parseInt(segments[2]))
                        .writeTo(out);
            case "paged" -> page(Items.Dialect.CONNECTIONS, "cursor", PAGE, segments, out);
            case "slow" -> {
                LockSupport.parkNanos(LATENCY.toNanos());
                page(Items.Dialect.CONNECTIONS, "cursor", SLOW_PAGE, segments, out);
            }
            case "fivetran" -> page(Items.Dialect.FIVETRAN, "cursor", PAGE, segments, out);
            case "airbyte" -> page(Items.Dialect.AIRBYTE, "offset", AIRBYTE_PAGE, segments, out);
            case "framing" -> {
                Framing part = Framing.valueOf(segments[2]);
                endless(out, part.beginning, part.unit);
            }
            default -> {
                Form form = Form.valueOf(segments[1]);
                out.write(("HTTP/1.1 " + form.head + "\r\nContent-Type: application/json\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                Content.valueOf(segments[2]).writeTo(form.body(out));
            }
        }
    }

    private static void page(Items.Dialect dialect, String place, int size, String[] segments, OutputStream out)
            throws IOException {
        int first = parameter(segments[segments.length - 1], place);
        Items.page(dialect, first, size, Integer.parseInt(segments[2])).writeTo(out);
    }

    /** A number of a query; 0 where it is not in it. */
    private static int parameter(String query, String name) {
        for (String part : query.substring(query.indexOf('?') + 1).split("&", -1)) {
            if (part.startsWith(name + "=") && part.length() > name.length() + 1) {
                return Integer.parseInt(part.substring(name.length() + 1));
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** Each write is a chunk. */
    private static final class Chunks extends FilterOutputStream {
        Chunks(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, offset, length);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
