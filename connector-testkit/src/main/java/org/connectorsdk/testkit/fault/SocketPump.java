package org.connectorsdk.testkit.fault;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.testkit.fault.ProxiedConnection.Ended;
import org.connectorsdk.testkit.fault.ProxyFault.Direction;
import org.connectorsdk.testkit.fault.ProxyFault.Ending;
import org.jspecify.annotations.Nullable;

/** Carries the bytes of one direction of one connection, as the armed faults let it. */
final class SocketPump implements Runnable {

    /** Finds the fault that holds a connection. */
    interface Faults {
        @Nullable
        ArmedProxyFault on(ProxiedConnection connection, Direction direction);
    }

    private static final int BUFFER = 32 * 1024;

    private final ProxiedConnection connection;
    private final Direction direction;
    private final Faults faults;
    private final CountDownLatch closing;

    private @Nullable ArmedProxyFault active;
    private long passedUnderFault;
    private long askedBefore;

    SocketPump(ProxiedConnection connection, Direction direction, Faults faults, CountDownLatch closing) {
        this.connection = connection;
        this.direction = direction;
        this.faults = faults;
        this.closing = closing;
    }

    @Override
    public void run() {
        Ended by = direction == Direction.TO_SERVER ? Ended.BY_CLIENT : Ended.BY_SERVER;
        try {
            carry();
            connection.end(by, Ending.FIN);
        } catch (IOException broken) {
            // A reset on one side is passed on as a reset.
            connection.end(by, Ending.RESET);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.breakOff(Ending.RESET);
        }
    }

    private void carry() throws IOException, InterruptedException {
        InputStream in = connection.source(direction).getInputStream();
        OutputStream out = connection.sink(direction).getOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            ArmedProxyFault fault = faultNow();
            if (fault == null) {
                pass(out, buffer, 0, read);
            } else if (!passUnder(fault, out, buffer, read)) {
                return;
            }
        }
    }

    private @Nullable ArmedProxyFault faultNow() {
        ArmedProxyFault now = faults.on(connection, direction);
        if (now != active) {
            active = now;
            passedUnderFault = 0;
        }
        return now;
    }

    /** False when the connection is over. */
    private boolean passUnder(ArmedProxyFault armed, OutputStream out, byte[] buffer, int count)
            throws IOException, InterruptedException {
        ProxyFault fault = armed.fault();
        switch (fault.kind()) {
            case SWALLOW -> armed.took();
            case INSTEAD -> instead(armed, out, buffer, count);
            case THROTTLE -> throttle(armed, out, buffer, count);
            case CUT, STALE -> {
                long left = Math.min(count, fault.bytes() - passedUnderFault);
                pass(out, buffer, 0, (int) left);
                passedUnderFault += left;
                if (passedUnderFault == fault.bytes()) {
                    armed.took();
                    connection.breakOff(fault.ending());
                    return false;
                }
            }
        }
        return true;
    }

    /** What the server had to say to the same request is dropped; what it says to a later one goes through. */
    private void instead(ArmedProxyFault armed, OutputStream out, byte[] buffer, int count) throws IOException {
        if (!armed.hasFired()) {
            armed.took();
            askedBefore = connection.bytesToServer();
            armed.fault().instead().writeTo(new Counted(out));
        } else if (connection.bytesToServer() > askedBefore) {
            pass(out, buffer, 0, count);
        }
    }

    /** Counts what is written instead of what the server sent. */
    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            connection.passed(direction, length);
        }
    }

    private void throttle(ArmedProxyFault armed, OutputStream out, byte[] buffer, int count)
            throws IOException, InterruptedException {
        int piece = (int) armed.fault().bytes();
        for (int from = 0; from < count; from += piece) {
            if (passedUnderFault > 0) {
                pause(armed.fault().every());
            }
            int size = Math.min(piece, count - from);
            pass(out, buffer, from, size);
            passedUnderFault += size;
            armed.took();
        }
    }

    private void pause(Duration every) throws InterruptedException, IOException {
        if (closing.await(every.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("the proxy was closed");
        }
    }

    private void pass(OutputStream out, byte[] buffer, int from, int count) throws IOException {
        if (count > 0) {
            connection.passed(direction, count);
            out.write(buffer, from, count);
            out.flush();
        }
    }
}
