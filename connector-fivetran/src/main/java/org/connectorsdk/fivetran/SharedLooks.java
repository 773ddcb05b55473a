package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Looks at connections whose syncs are waited for. An account may send 20,000 requests an hour, which two hundred waits
 * would use up one by one. When more than twenty connections are looked at, one list answers for all of them.
 *
 * <p>What a list shows is used for little more than a second. An older one would do no harm, as a start is told by what
 * is later than its baseline, but two looks would see the same. Thread-safe.
 */
final class SharedLooks {
    private static final int MOST_SINGLE = 20;
    private static final int PAGE = 1000;
    /** More pages than this would take longer than the looks that they save. */
    private static final int MOST_PAGES = 20;

    /** Whoever is waited for is looked at within this time. */
    private static final Duration AT_WORK = Duration.ofMinutes(2);

    private static final Duration FRESH = Duration.ofMillis(1500);

    private final FivetranApi api;
    private final HttpRuntime runtime;
    private final @Nullable String group;
    private final ReentrantLock lock = new ReentrantLock();
    /** When each connection was last looked at, the longest ago first. Guarded by the lock, as all that follows. */
    private final Map<String, Long> lookedAt = new LinkedHashMap<>();

    private Map<String, ConnectionWire> listed = Map.of();
    private long listedUntil;
    private boolean isListed;

    SharedLooks(FivetranApi api, HttpRuntime runtime, @Nullable String group) {
        this.api = api;
        this.runtime = runtime;
        this.group = group;
    }

    /**
     * Looks at one connection.
     *
     * @return it; empty when no list shows it, and it has to be read
     */
    Either<ConnectorError, Optional<ConnectionWire>> look(ConnectionId id, CallOptions options) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left(new ConnectorError.Interrupted(
                    ErrorContext.of(Fivetran.ID, "job")
                            .summary("the thread was interrupted while a list was read")
                            .build(),
                    Optional.empty()));
        }
        try {
            return isAlone(id.value()) ? Either.right(Optional.empty()) : listed(id.value(), options);
        } finally {
            lock.unlock();
        }
    }

    private boolean isAlone(String id) {
        long now = runtime.time().nanoTime();
        lookedAt.remove(id);
        lookedAt.put(id, now);
        lookedAt.values().removeIf(at -> now - at > AT_WORK.toNanos());
        return lookedAt.size() <= MOST_SINGLE;
    }

    private Either<ConnectorError, Optional<ConnectionWire>> listed(String id, CallOptions options) {
        if (!isListed || runtime.time().nanoTime() - listedUntil >= 0) {
            Optional<ConnectorError> failure = list(options);
            if (failure.isPresent()) {
                return Either.left(failure.get());
            }
        }
        return Either.right(Optional.ofNullable(listed.get(id)));
    }

    /** Keeps those that are waited for. A list of more pages is used for longer, so that it costs no more an hour. */
    private Optional<ConnectorError> list(CallOptions options) {
        long begun = runtime.time().nanoTime();
        Map<String, ConnectionWire> found = new HashMap<>();
        String cursor = null;
        int pages = 0;
        do {
            Either<ConnectorError, PageWire<ConnectionWire>> page =
                    api.listConnections(group, null, PAGE, cursor, options).map(ReplyWire::content);
            if (page.isLeft()) {
                return Optional.of(page.getLeft());
            }
            page.get().items().stream()
                    .map(Lenient::value)
                    .flatMap(Optional::stream)
                    .filter(wire -> lookedAt.containsKey(wire.id()))
                    .forEach(wire -> found.put(wire.id(), wire));
            cursor = page.get().nextCursor();
            pages++;
        } while (cursor != null && !cursor.isEmpty() && found.size() < lookedAt.size() && pages < MOST_PAGES);
        listed = found;
        listedUntil = begun + pages * FRESH.toNanos();
        isListed = true;
        return Optional.empty();
    }
}
