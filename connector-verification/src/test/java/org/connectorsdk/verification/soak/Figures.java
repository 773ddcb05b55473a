package org.connectorsdk.verification.soak;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of the operations of one round with one provider. */
final class Figures {
    private final String provider;
    private final String round;
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger mishaps = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final Map<Verdict, Integer> verdicts = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    private final List<String> stories = new CopyOnWriteArrayList<>();
    private volatile int left;
    private volatile @Nullable Plain plain;

    /** What a plain client got done of the same operations. */
    static final class Plain {
        private final AtomicInteger succeeded = new AtomicInteger();
        private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();

        void add(Work work, boolean success) {
            if (success) {
                succeeded.incrementAndGet();
            } else {
                failures.merge(work.name(), 1, Integer::sum);
            }
        }
    }

    Figures(String provider, String round) {
        this.provider = provider;
        this.round = round;
        Stream.of(Verdict.values()).forEach(verdict -> verdicts.put(verdict, 0));
    }

    void add(Told told) {
        operations.incrementAndGet();
        requests.addAndGet(told.entries().size());
        mishaps.addAndGet((int) told.entries().stream()
                .filter(entry -> entry.mishap != Mishap.NONE)
                .count());
        if (told.isSuccess()) {
            succeeded.incrementAndGet();
        } else {
            failures.merge(told.work() + " " + told.kind(), 1, Integer::sum);
        }
        if (told.isUnknown()) {
            unknown.incrementAndGet();
        }
        told.verdicts().forEach(verdict -> verdicts.merge(verdict, 1, Integer::sum));
        if (!told.verdicts().isEmpty()) {
            stories.add(provider + " " + told);
        }
    }

    /** Notes what a plain client got done of the same operations. */
    void plain(Plain done) {
        plain = done;
    }

    /** Notes how many sockets and threads were still there when the client had been closed. */
    void left(int count) {
        left = count;
    }

    /** {@return what must be nothing, and is not} */
    String violations() {
        String counted = verdicts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String sockets = left == 0 ? "" : "sockets left " + left;
        String slower = isBelowPlain() ? "success rate below a plain client's" : "";
        return String.join(" ", counted, sockets, slower).strip();
    }

    private boolean isBelowPlain() {
        Plain done = plain;
        return done != null && succeeded.get() < done.succeeded.get();
    }

    List<String> stories() {
        return stories;
    }

    private static double percent(int part, int whole) {
        return 100.0 * part / Math.max(1, whole);
    }

    /** {@return one line} */
    @Override
    public String toString() {
        String zeros = verdicts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        Plain done = plain;
        String beside = done == null
                ? ""
                : String.format(
                        Locale.ROOT, " (plain client %.2f %%)", percent(done.succeeded.get(), operations.get()));
        return String.format(
                Locale.ROOT,
                "%-14s %-11s %d operations, %d requests, %d mishaps: success %.2f %%%s, unknown %d; %s, sockets left"
                        + " %d",
                provider,
                round,
                operations.get(),
                requests.get(),
                mishaps.get(),
                percent(succeeded.get(), operations.get()),
                beside,
                unknown.get(),
                zeros,
                left);
    }

    /** {@return failures by operation and kind} */
    String details() {
        Plain done = plain;
        return provider + " " + round + " failures: " + failures
                + (done == null ? "" : "; plain client: " + done.failures);
    }
}
