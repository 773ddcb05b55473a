package org.connectorsdk.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.connectorsdk.testkit.http.RawAnswer.Ending;

/** One connection, used for one exchange after the other. A read that takes over five seconds fails. */
public final class RawClient implements AutoCloseable {

    private static final int READ_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(URI server) throws IOException {
        this(new Socket(server.getHost(), server.getPort()));
    }

    public RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(READ_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public RawAnswer get(String path, String... headers) throws IOException {
        send("GET", path, "", headers);
        return read();
    }

    public RawAnswer post(String path, String body, String... headers) throws IOException {
        send("POST", path, body, headers);
        return read();
    }

    public void send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (bytes.length > 0 || method.equals("POST")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        sendBytes(concat(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), bytes));
    }

    public void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    public RawAnswer read() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int status = 0;
        try {
            status = Integer.parseInt(line().substring(9, 12));
            readHeaders(headers);
            readBody(status, headers, body);
            return new RawAnswer(status, headers, body.toByteArray(), Ending.COMPLETE);
        } catch (EOFException closed) {
            return new RawAnswer(status, headers, body.toByteArray(), Ending.FIN);
        } catch (SocketException reset) {
            return new RawAnswer(status, headers, body.toByteArray(), Ending.RESET);
        }
    }

    private void readHeaders(Map<String, List<String>> headers) throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
    }

    private void readBody(int status, Map<String, List<String>> headers, ByteArrayOutputStream body)
            throws IOException {
        if (status == 204 || status == 304) {
            return;
        }
        if (headers.containsKey("Transfer-Encoding")) {
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                copy(size, body);
                line();
            }
            line();
        } else {
            copy(
                    Integer.parseInt(
                            headers.getOrDefault("Content-Length", List.of("0")).get(0)),
                    body);
        }
    }

    private void copy(int count, ByteArrayOutputStream body) throws IOException {
        for (int i = 0; i < count; i++) {
            body.write(next());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = next(); read != '\n'; read = next()) {
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException("the connection was closed before the promised end");
        }
        return read;
    }

    /** True when the server has closed the connection in order, false when it sent something. */
    public boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    public InputStream stream() {
        return in;
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
