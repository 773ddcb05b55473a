package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.ElementStream;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionsWire;
import org.jspecify.annotations.Nullable;

/**
 * Which dialect the server of one client speaks: what the setting says, or else what the answers so far have shown. For use by any
 * thread.
 */
final class PlanasonixDialects {
    /** The setting's value for learning it. */
    static final String AUTO = "auto";

    private final PlanasonixApi api;
    private final @Nullable PlanasonixDialect told;
    private final AtomicReference<@Nullable PlanasonixDialect> seen = new AtomicReference<>();

    /**
     * Knows what the setting says.
     *
     * @param setting {@code auto}, {@code reference} or {@code client}
     */
    PlanasonixDialects(PlanasonixApi api, String setting) {
        this.api = api;
        this.told = Arrays.stream(PlanasonixDialect.values())
                .filter(dialect -> dialect.setting().equals(setting))
                .findFirst()
                .orElse(null);
    }

    /** Learns from a connection that was read, alone or in a list. */
    void saw(ConnectionWire connection) {
        PlanasonixDialect shown = shown(connection.content());
        if (shown != null) {
            saw(shown);
        }
    }

    /** Learns from a list: an envelope says so by what it tells of the list. */
    void saw(ConnectionsWire list) {
        if (list.meta() != null) {
            saw(PlanasonixDialect.REFERENCE);
        }
    }

    private void saw(PlanasonixDialect shown) {
        if (told == null && seen.get() != shown) {
            seen.set(shown);
        }
    }

    /** {@return the dialect that a connection alone shows; null when it may be either} */
    static @Nullable PlanasonixDialect shown(ConnectionWire connection) {
        if (connection.params() != null) {
            return PlanasonixDialect.CLIENT;
        }
        if (connection.config() != null) {
            return PlanasonixDialect.REFERENCE;
        }
        return connection.category() == null ? null : PlanasonixDialect.CLIENT;
    }

    /**
     * The dialect to write a connection in that was just read.
     *
     * @param connection the connection, without envelopes
     */
    Either<ConnectorError, PlanasonixDialect> of(ConnectionWire connection, CallBudget budget) {
        PlanasonixDialect shown = told == null ? shown(connection) : told;
        return shown == null ? forWriting(connection.name(), budget) : Either.right(shown);
    }

    /**
     * The dialect to write in. Where nothing has shown it yet, the list of connections is read up to its first element.
     *
     * @param name of the connection, which makes the list short where the server searches
     */
    Either<ConnectorError, PlanasonixDialect> forWriting(@Nullable String name, CallBudget budget) {
        PlanasonixDialect known = told == null ? seen.get() : told;
        return known == null ? budget.request(options -> look(name, options)).peek(this::saw) : Either.right(known);
    }

    private Either<ConnectorError, PlanasonixDialect> look(@Nullable String name, CallOptions options) {
        return api.streamConnections(null, name, null, options).flatMap(list -> {
            try (list) {
                Either<ConnectorError, Optional<Lenient<ConnectionWire>>> first = list.next();
                return first.bimap(PlanasonixDialects::unknown, found -> shown(found.flatMap(Lenient::value), list));
            }
        });
    }

    /** Whoever may write and not list has to say how. */
    private static ConnectorError unknown(ConnectorError error) {
        return error.kind() != ErrorKind.PERMISSION_DENIED
                ? error
                : error.withContext(error.context().toBuilder()
                        .explaining("the list of connections would have shown in which dialect to write")
                        .advice("Let the key list connections, or set dialect to reference or client.")
                        .build());
    }

    /** Settings are beyond doubt; then comes the form of the list. */
    private static PlanasonixDialect shown(Optional<ConnectionWire> first, ElementStream<?> list) {
        PlanasonixDialect form = list.isBare() ? PlanasonixDialect.CLIENT : PlanasonixDialect.REFERENCE;
        return first.map(ConnectionWire::content)
                .filter(connection -> connection.settings() != null)
                .map(PlanasonixDialects::shown)
                .orElse(form);
    }
}
