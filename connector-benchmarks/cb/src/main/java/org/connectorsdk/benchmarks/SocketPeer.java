package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One kept connection, a request that was made beforehand, and Jackson on the bytes. */
final class SocketPeer implements Peer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectReader item = MAPPER.readerFor(Item.class);
    private final ObjectReader items = MAPPER.readerFor(Item.Items.class);
    private final Socket socket;
    private byte[] buffer = new byte[1 << 19];

    SocketPeer(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    @Override
    public String get() throws IOException {
        int length = exchange("item");
        return item.<Item>readValue(buffer, 0, length).name();
    }

    @Override
    public int list() throws IOException {
        int length = exchange("list");
        return items.<Item.Items>readValue(buffer, 0, length).connections().size();
    }

    /** Sends a request and leaves the body at the beginning of the buffer; answers its length. */
    private int exchange(String what) throws IOException {
        socket.getOutputStream()
                .write(("GET /" + what + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        int have = 0;
        int body = -1;
        while (body < 0) {
            have += read(in, have);
            body = endOfHead(have);
        }
        int length = contentLength(body);
        while (have < body + length) {
            have += read(in, have);
        }
        System.arraycopy(buffer, body, buffer, 0, length);
        return length;
    }

    private int read(InputStream in, int at) throws IOException {
        int count = in.read(buffer, at, buffer.length - at);
        if (count < 0) {
            throw new IOException("the server is gone");
        }
        return count;
    }

    private int endOfHead(int have) {
        for (int i = 3; i < have; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int body) {
        String head = new String(buffer, 0, body, StandardCharsets.US_ASCII);
        int at = head.indexOf("Content-Length: ") + "Content-Length: ".length();
        return Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
