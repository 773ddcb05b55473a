package org.connectorsdk.verification.limits;

import com.sun.management.ThreadMXBean;
import io.vavr.control.Either;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;

/**
 * Streams a short list many times and a long one once, and prints what an item took of each, and what the heap held
 * meanwhile: {@code <items> <ns per item, short> <ns per item, long> <bytes per item, second tenth> <bytes per item,
 * last tenth> <KB held in the first half> <in the second> <seconds, long>}. Times are CPU times of all threads, as
 * pages are fetched by another one; of the long list that of the middle one of its tenths: the machine may be slow for some
 * of them, and what grows with the list is in most.
 */
final class StreamProgram {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PARTS = 10;
    private static final long LOOK_NANOS = 10_000_000;

    private final int every;
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();
    private Part begun = Part.now();

    /** What all threads have used so far, those that have ended too, or used in a part. */
    private record Part(long cpu, long bytes) {
        private static final Map<Long, Part> LAST_SEEN = new HashMap<>();

        static Part now() {
            long[] all = THREADS.getAllThreadIds();
            long[] cpu = THREADS.getThreadCpuTime(all);
            long[] bytes = THREADS.getThreadAllocatedBytes(all);
            for (int i = 0; i < all.length; i++) {
                if (cpu[i] >= 0 && bytes[i] >= 0) {
                    LAST_SEEN.put(all[i], new Part(cpu[i], bytes[i]));
                }
            }
            return new Part(
                    LAST_SEEN.values().stream().mapToLong(Part::cpu).sum(),
                    LAST_SEEN.values().stream().mapToLong(Part::bytes).sum());
        }

        Part since(Part before) {
            return new Part(cpu - before.cpu, bytes - before.bytes);
        }
    }

    private StreamProgram(int every) {
        this.every = every;
    }

    public static void main(String[] args) {
        int total = Integer.parseInt(args[3]);
        int rounds = total / 5_000;
        try (Connections few = SmallJvm.open(args[0], args[1]);
                Connections many = SmallJvm.open(args[0], args[2])) {
            StreamProgram program = new StreamProgram(total / PARTS);
            program.perItem(few, rounds); // warms up
            double before = program.perItem(few, rounds);
            long started = System.nanoTime();
            long items = program.walk(many);
            double seconds = (System.nanoTime() - started) / 1e9;
            double small = Math.min(before, program.perItem(few, rounds));
            System.out.printf(
                    "%d %.0f %.0f %.1f %.1f %d %d %.1f%n",
                    items,
                    small,
                    program.middleCpu() / program.every,
                    (double) program.parts.get(1).bytes() / program.every,
                    (double) program.parts.get(PARTS - 1).bytes() / program.every,
                    program.mostKilobytes(0),
                    program.mostKilobytes(1),
                    seconds);
        }
    }

    private double perItem(Connections client, int rounds) {
        long items = 0;
        Part start = Part.now();
        for (int i = 0; i < rounds; i++) {
            items += walk(client);
        }
        return (double) Part.now().since(start).cpu() / items;
    }

    private long walk(Connections client) {
        long items = 0;
        begun = Part.now();
        try (ItemStream<Connection> all = client.stream(ConnectionQuery.all())) {
            Either<ConnectorError, Optional<Connection>> next = all.next();
            for (; next.get().isPresent(); next = all.next()) {
                if (items != Integer.parseInt(next.get().get().id().value().substring("conn_".length()))) {
                    throw new AssertionError("out of order at " + items);
                }
                items++;
                if (items % every == 0) {
                    look();
                }
            }
        }
        return items;
    }

    private double middleCpu() {
        return parts.stream().mapToLong(Part::cpu).sorted().toArray()[parts.size() / 2];
    }

    private void look() {
        parts.add(Part.now().since(begun));
        awaitPageAhead();
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        held.add(jvm.totalMemory() - jvm.freeMemory());
        begun = Part.now();
    }

    /** The heap is compared when as much is held each time: this page and the whole next one. */
    private static void awaitPageAhead() {
        long before;
        long now = ofOthers();
        do {
            before = now;
            LockSupport.parkNanos(LOOK_NANOS);
            now = ofOthers();
        } while (now != before);
    }

    private static long ofOthers() {
        long own = Thread.currentThread().getId();
        return LongStream.of(THREADS.getThreadAllocatedBytes(LongStream.of(THREADS.getAllThreadIds())
                        .filter(id -> id != own)
                        .toArray()))
                .sum();
    }

    /** The most that was held in a half of the long list. */
    private long mostKilobytes(int half) {
        return held.subList(half * PARTS / 2, (half + 1) * PARTS / 2).stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow()
                >> 10;
    }
}
