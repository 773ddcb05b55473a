package org.connectorsdk.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers every request with bytes that a vendor's simulator has answered before, over kept connections, so that what
 * is measured is the client. Runs in a process of its own and prints its port, the id of a connection, and how long the
 * answers are.
 */
final class FixedServer {
    private static final String LENGTH = "content-length:";

    private final String listRoute;
    private final byte[] one;
    private final byte[][] lists;
    private final AtomicInteger listed = new AtomicInteger();

    private FixedServer(String listRoute, byte[] one, byte[][] lists) {
        this.listRoute = listRoute;
        this.one = one;
        this.lists = lists;
    }

    /** A server in a process of its own. */
    record Started(Process process, URI address, String id, int oneBytes, int listBytes) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
        }
    }

    /**
     * Starts a server in a process of its own.
     *
     * @param vendor whose answers it gives
     * @param rows how many connections a list has
     * @param lists how many different lists it gives, one after the other
     * @throws IOException if it does not start
     */
    static Started start(Vendor<?, ?> vendor, int rows, int lists) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FixedServer.class.getName(),
                        vendor.name(),
                        Integer.toString(rows),
                        Integer.toString(lists))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the server has not started");
        }
        String[] told = line.split(" ", -1);
        return new Started(
                process,
                URI.create("http://127.0.0.1:" + told[0]),
                told[1],
                Integer.parseInt(told[2]),
                Integer.parseInt(told[3]));
    }

    /**
     * Serves until the process is ended.
     *
     * @param args the name of the vendor, how many connections a list has, how many lists there are
     * @throws IOException if no port can be had
     */
    public static void main(String[] args) throws IOException {
        Vendor<?, ?> vendor = Vendors.of(args[0]);
        int rows = Integer.parseInt(args[1]);
        byte[][] lists = new byte[Integer.parseInt(args[2])][];
        Recording first = vendor.record(0, rows);
        lists[0] = answer(first.list());
        for (int i = 1; i < lists.length; i++) {
            lists[i] = answer(vendor.record(i * rows, rows).list());
        }
        FixedServer server = new FixedServer(vendor.list().route(), answer(first.one()), lists);
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(
                    socket.getLocalPort() + " " + first.id() + " " + first.one().length + " " + first.list().length);
            while (true) {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> server.serve(connection));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static byte[] answer(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), 8192);
            OutputStream out = connection.getOutputStream();
            for (String path = request(in); !path.isEmpty(); path = request(in)) {
                out.write(answerTo(path));
            }
        } catch (IOException e) {
            // The client is gone; nothing is left to do for it.
        }
    }

    private byte[] answerTo(String path) {
        if (!Ask.get(path).route().equals(listRoute)) {
            return one;
        }
        return lists[lists.length == 1 ? 0 : listed.getAndIncrement() % lists.length];
    }

    /** Reads one request with its body; answers the path that is asked for, empty at the end. */
    private static String request(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).trim());
            }
        }
        in.skipNBytes(length);
        return first.isEmpty() ? "" : first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
