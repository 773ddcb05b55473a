package org.connectorsdk.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request with bytes that were made beforehand, over kept connections, so that what is measured is the
 * client. Runs in a process of its own and prints its port.
 */
final class FixedServer {
    private final byte[] one = answer(Payloads.one());
    private final byte[] list = answer(Payloads.list());
    private final byte[] airbyteOne = answer(Payloads.airbyteOne());
    private final byte[] airbyteList = answer(Payloads.airbyteList());

    private FixedServer() {}

    /**
     * Serves until the process is ended.
     *
     * @param args none
     * @throws IOException if no port can be had
     */
    public static void main(String[] args) throws IOException {
        FixedServer server = new FixedServer();
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(socket.getLocalPort());
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
        if (path.contains("/connections/")) {
            return airbyteOne;
        }
        if (path.contains("/connections")) {
            return airbyteList;
        }
        return path.startsWith("/list") ? list : one;
    }

    /** Reads one request head; answers the path that is asked for, empty at the end. */
    private static String request(InputStream in) throws IOException {
        StringBuilder path = new StringBuilder();
        int blank = 0;
        boolean first = true;
        for (int b = in.read(); b >= 0; b = in.read()) {
            first &= b != '\n';
            if (first) {
                path.append((char) b);
            }
            blank = b == '\n' ? blank + 1 : b == '\r' ? blank : 0;
            if (blank == 2) {
                return path.substring("GET ".length(), path.lastIndexOf(" "));
            }
        }
        return "";
    }
}
