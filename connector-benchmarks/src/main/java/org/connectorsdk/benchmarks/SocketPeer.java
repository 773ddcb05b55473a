package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One kept connection, requests that were made beforehand, and Jackson on the bytes. */
final class SocketPeer<O, L> implements Peer {
    private final Vendor<O, L> vendor;
    private final ObjectReader one;
    private final ObjectReader page;
    private final byte[] get;
    private final byte[] list;
    private final Socket socket;
    private byte[] buffer = new byte[1 << 19];

    SocketPeer(Vendor<O, L> vendor, URI server, String id) throws IOException {
        this.vendor = vendor;
        this.one = Json.MAPPER.readerFor(vendor.one());
        this.page = Json.MAPPER.readerFor(vendor.page());
        this.get = request(vendor.get(id));
        this.list = request(vendor.list());
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
    }

    private static byte[] request(Ask ask) {
        String head = ask.method() + " " + ask.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + ask.body().length() + "\r\n\r\n";
        return (head + ask.body()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String get() throws IOException {
        int length = exchange(get);
        O found = one.readValue(buffer, 0, length);
        return vendor.nameOf(found);
    }

    @Override
    public List<?> list() throws IOException {
        int length = exchange(list);
        L found = page.readValue(buffer, 0, length);
        return vendor.rows(found);
    }

    /** Sends a request and leaves the body at the beginning of the buffer; answers its length. */
    private int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
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
        if (at == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
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
