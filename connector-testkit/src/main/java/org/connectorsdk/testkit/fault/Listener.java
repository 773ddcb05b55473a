package org.connectorsdk.testkit.fault;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes connections from a listening socket until it is stopped. A socket on which a thread waits for connections goes
 * on listening until that thread has let go of it, so stopping waits for the thread.
 */
final class Listener implements Runnable {

    private static final int LET_GO_SECONDS = 5;

    private final ServerSocket socket;
    private final Consumer<Socket> connections;
    private final CountDownLatch letGo = new CountDownLatch(1);

    Listener(ServerSocket socket, Consumer<Socket> connections) {
        this.socket = socket;
        this.connections = connections;
    }

    @Override
    public void run() {
        try {
            while (!socket.isClosed()) {
                connections.accept(socket.accept());
            }
        } catch (IOException stopped) {
            close();
        } finally {
            letGo.countDown();
        }
    }

    void stop() {
        close();
        try {
            boolean free = letGo.await(LET_GO_SECONDS, TimeUnit.SECONDS);
            assert free : "the port is still held";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // The system's socket is given back either way; stop() waits for the port.
        }
    }
}
