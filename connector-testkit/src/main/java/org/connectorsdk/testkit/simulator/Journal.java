package org.connectorsdk.testkit.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.connectorsdk.testkit.time.Monitor;

/**
 * Every request that reached a simulator, in order of arrival, whoever sent it: what an HTTP client re-sends behind its
 * caller's back is here too. All methods may be called from any thread while the simulator runs.
 *
 * @since 0.1.0
 */
public final class Journal {
    /** How many bytes of a request's body are kept. */
    public static final int KEPT_BODY = 64 * 1024;

    /** How many exchanges are kept; of more than that the oldest ones are forgotten. */
    public static final int KEPT_EXCHANGES = 50_000;

    private final Monitor monitor = new Monitor();
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final Set<String> maskedHeaders =
            new TreeSet<>(Set.of("authorization", "proxy-authorization", "cookie", "x-api-key"));
    private long arrived;

    Journal() {}

    void mask(String headerInLowerCase) {
        maskedHeaders.add(headerInLowerCase);
    }

    Exchange arrive(String operation, RequestHead head, Instant virtualTime) {
        return monitor.update(() -> {
            Exchange exchange = new Exchange(++arrived, operation, head, maskedHeaders, virtualTime);
            exchanges.addLast(exchange);
            if (exchanges.size() > KEPT_EXCHANGES) {
                exchanges.removeFirst();
            }
            return exchange;
        });
    }

    /** Wakes those who wait for an exchange of a certain kind. */
    void changed() {
        monitor.change(() -> {});
    }

    /**
     * How many requests arrived since the simulator started, also those that the journal has forgotten or that were
     * {@linkplain #clear() cleared}.
     *
     * @return zero or more
     */
    public long arrived() {
        return monitor.read(() -> arrived);
    }

    /** {@return the exchanges, oldest first, a copy of the list} */
    public List<Exchange> all() {
        return monitor.read(() -> new ArrayList<>(exchanges));
    }

    /**
     * The exchanges for which a condition holds, oldest first.
     *
     * @param condition looks at an exchange
     * @return a copy of the list
     */
    public List<Exchange> matching(Predicate<Exchange> condition) {
        return all().stream().filter(condition).toList();
    }

    /**
     * The exchanges of one operation, oldest first.
     *
     * @param operation the vendor's name of the operation
     * @return a copy of the list
     */
    public List<Exchange> of(String operation) {
        return matching(exchange -> exchange.operation().equals(operation));
    }

    /**
     * How many exchanges an operation has.
     *
     * @param operation the vendor's name of the operation
     * @return zero or more
     */
    public int count(String operation) {
        return of(operation).size();
    }

    /**
     * How many exchanges have this method and path.
     *
     * @param method the method in capitals
     * @param path the path as it stands on the wire, without the query
     * @return zero or more
     */
    public int count(String method, String path) {
        return matching(exchange ->
                        exchange.method().equals(method) && exchange.path().equals(path))
                .size();
    }

    /**
     * The latest exchange.
     *
     * @return the one that arrived last
     * @throws IllegalStateException if there is none
     */
    public Exchange last() {
        List<Exchange> all = all();
        if (all.isEmpty()) {
            throw new IllegalStateException("the journal is empty");
        }
        return all.get(all.size() - 1);
    }

    /** {@return the connections that carried the exchanges: the clients' ports} */
    public Set<Integer> connections() {
        return all().stream().map(Exchange::connection).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Forgets the exchanges so far; numbers go on where they were. */
    public void clear() {
        monitor.change(exchanges::clear);
    }

    /**
     * Blocks, in real time, until a condition holds for that many exchanges. It is looked at when an exchange arrives,
     * when its body has been read, when its answer begins, and when it ends.
     *
     * @param count how many
     * @param condition looks at an exchange
     * @param realLimit the longest real time to wait
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean await(int count, Predicate<Exchange> condition, Duration realLimit) throws InterruptedException {
        return monitor.await(() -> exchanges.stream().filter(condition).count() >= count, realLimit);
    }
}
