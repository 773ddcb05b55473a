package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pages out of a list that may change between two of them. A token names the last item before it, so what is
 * deleted meanwhile shifts nothing.
 */
final class ConnectionPages {
    static final String CREATED = "createdAt";

    private final Collection<StoredConnection> all;
    private final ConnectionQuery query;

    ConnectionPages(Collection<StoredConnection> all, ConnectionQuery query) {
        this.all = all;
        this.query = query;
    }

    /** Where an item stands. */
    private record Place(String key, long sequence) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::key).thenComparingLong(Place::sequence);

        String token() {
            return sequence + ":" + key;
        }

        static @Nullable Place read(String token) {
            int colon = token.indexOf(':');
            try {
                return colon < 0
                        ? null
                        : new Place(token.substring(colon + 1), Long.parseLong(token.substring(0, colon)));
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    private Place place(StoredConnection item) {
        boolean byName = query.sort().filter(ConnectionQuery.NAME::equals).isPresent();
        return new Place(byName ? item.shown().name() : "", item.sequence());
    }

    Either<ConnectorError, Page<Connection>> page(int size, MemoryErrors errors) {
        Comparator<Place> order = query.descending() ? Place.ORDER.reversed() : Place.ORDER;
        Predicate<StoredConnection> isBehind = item -> true;
        if (query.pageToken().isPresent()) {
            Place last = Place.read(query.pageToken().get().value());
            if (last == null) {
                return Either.left(errors.invalid("pageToken", "is not a token of this provider"));
            }
            isBehind = item -> order.compare(place(item), last) > 0;
        }
        List<StoredConnection> matching = all.stream().filter(this::matches).toList();
        List<StoredConnection> rest = matching.stream()
                .filter(isBehind)
                .sorted(Comparator.comparing(this::place, order))
                .toList();
        List<StoredConnection> items = rest.subList(0, Math.min(size, rest.size()));
        PageToken next = items.size() == rest.size()
                ? null
                : new PageToken(place(items.get(items.size() - 1)).token());
        return Either.right(new Page<>(
                items.stream().map(StoredConnection::shown).toList(),
                Optional.ofNullable(next),
                OptionalLong.of(matching.size()),
                List.of()));
    }

    private boolean matches(StoredConnection item) {
        return query.filters().entrySet().stream()
                .allMatch(filter -> matches(item.shown(), filter.getKey(), filter.getValue()));
    }

    private static boolean matches(Connection item, String filter, String value) {
        return switch (filter) {
            case ConnectionQuery.NAME -> item.name().equals(value);
            case ConnectionQuery.TYPE -> item.type().equals(value);
            case ConnectionQuery.STATUS -> item.status().raw().equals(value);
            default -> item.name().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
        };
    }
}
