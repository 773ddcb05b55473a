package org.connectorsdk.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends a command when the process is told to stop (SIGINT, SIGTERM): interrupts its thread, so that the call in
 * progress ends and says what it knows, and lets the process end with the command's own exit code.
 */
final class Interruption {
    /** A call ends within 200 ms of an interrupt; what takes longer than this is stuck. */
    private static final long PATIENCE_SECONDS = 5;

    private final Thread command;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger code = new AtomicInteger();

    private Interruption(Thread command) {
        this.command = command;
    }

    static Interruption ofThisThread() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "stop"));
        return interruption;
    }

    /** The command is done; a stop from now on has nothing to interrupt. */
    void ended(int exitCode) {
        code.set(exitCode);
        ended.countDown();
    }

    private void stop() {
        if (ended.getCount() == 0) {
            return;
        }
        command.interrupt();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(code.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
