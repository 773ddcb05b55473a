package org.connectorsdk.verification.limits;

import io.vavr.control.Either;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Streams a short list many times and a long one once, and prints what an item took of each, and what the heap held
 * meanwhile: {@code <items> <ns per item, short> <ns per item, long> <least KB> <most KB>}. Times are CPU times of the
 * thread, of the long one that of the middle one of its parts: the machine may be slow for some of them, and what grows
 * with the list is in most.
 */
final class StreamProgram {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 200;
    private static final int LOOK_EVERY = 100_000;

    private long least = Long.MAX_VALUE;
    private long most;
    private long partBegan;
    private final List<Long> parts = new ArrayList<>();

    private StreamProgram() {}

    public static void main(String[] args) {
        try (Connections few = SmallJvm.open(args[0], args[1]);
                Connections many = SmallJvm.open(args[0], args[2])) {
            StreamProgram program = new StreamProgram();
            program.perItem(few, ROUNDS); // warms up
            double before = program.perItem(few, ROUNDS);
            program.least = Long.MAX_VALUE;
            long items = program.walk(many);
            double large = program.middlePart() / LOOK_EVERY;
            double small = Math.min(before, program.perItem(few, ROUNDS));
            System.out.printf("%d %.0f %.0f %d %d%n", items, small, large, program.least >> 10, program.most >> 10);
        }
    }

    private double perItem(Connections client, int rounds) {
        long items = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds; i++) {
            items += walk(client);
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / items;
    }

    private long walk(Connections client) {
        long items = 0;
        partBegan = THREADS.getCurrentThreadCpuTime();
        try (ItemStream<Connection> all = client.stream(ConnectionQuery.all())) {
            Either<ConnectorError, Optional<Connection>> next = all.next();
            for (; next.get().isPresent(); next = all.next()) {
                if (items != Integer.parseInt(next.get().get().id().value().substring("conn_".length()))) {
                    throw new AssertionError("out of order at " + items);
                }
                items++;
                if (items % LOOK_EVERY == 0) {
                    look();
                }
            }
        }
        return items;
    }

    private double middlePart() {
        return parts.stream().sorted().toList().get(parts.size() / 2);
    }

    private void look() {
        parts.add(THREADS.getCurrentThreadCpuTime() - partBegan);
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        long used = jvm.totalMemory() - jvm.freeMemory();
        least = Math.min(least, used);
        most = Math.max(most, used);
        partBegan = THREADS.getCurrentThreadCpuTime();
    }
}
