package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * Which dialect the server of one client speaks: what the setting says, or else what the answers so far have shown. For
 * use by any thread.
 */
final class PlanasonixDialects {
    /** The setting's value for learning it. */
    static final String AUTO = "auto";

    private final PlanasonixApi api;
    private final @Nullable PlanasonixDialect configured;
    private final AtomicReference<@Nullable Sign> seen = new AtomicReference<>();

    /** How far what was seen can be trusted: settings are beyond doubt; then comes the form of a list. */
    private enum Strength {
        CATEGORY,
        LIST,
        SETTINGS
    }

    /** What an answer has shown. */
    private record Sign(PlanasonixDialect dialect, Strength strength) {}

    /**
     * Knows what the setting says.
     *
     * @param setting {@code auto}, {@code reference} or {@code client}
     */
    PlanasonixDialects(PlanasonixApi api, String setting) {
        this.api = api;
        this.configured = Arrays.stream(PlanasonixDialect.values())
                .filter(dialect -> dialect.setting().equals(setting))
                .findFirst()
                .orElse(null);
    }

    /** Learns from a connection that was read, alone or in a list. */
    void learnFrom(ConnectionWire connection) {
        ConnectionWire content = connection.content();
        if (content.settings() != null) {
            learn(new Sign(ofSettings(content), Strength.SETTINGS));
        } else if (content.category() != null) {
            learn(new Sign(PlanasonixDialect.CLIENT, Strength.CATEGORY));
        }
    }

    /** Learns from a list by whether there is an envelope around it. */
    void learnFromList(boolean isBare) {
        learn(new Sign(ofList(isBare), Strength.LIST));
    }

    private void learn(Sign sign) {
        if (configured == null) {
            seen.updateAndGet(known -> stronger(known, sign));
        }
    }

    /** Of signs that are as strong the later counts. */
    private static Sign stronger(@Nullable Sign known, Sign sign) {
        return known == null || sign.strength().compareTo(known.strength()) >= 0 ? sign : known;
    }

    private static PlanasonixDialect ofSettings(ConnectionWire connection) {
        return connection.params() == null ? PlanasonixDialect.REFERENCE : PlanasonixDialect.CLIENT;
    }

    private static PlanasonixDialect ofList(boolean isBare) {
        return isBare ? PlanasonixDialect.CLIENT : PlanasonixDialect.REFERENCE;
    }

    private @Nullable PlanasonixDialect known() {
        Sign sign = seen.get();
        return configured == null && sign != null ? sign.dialect() : configured;
    }

    /**
     * The dialect to write a connection in that was just read.
     *
     * @param connection the connection, without envelopes
     */
    Either<ConnectorError, PlanasonixDialect> of(ConnectionWire connection, OperationDeadline deadline) {
        return configured == null && connection.settings() != null
                ? Either.right(ofSettings(connection))
                : forWriting(connection.name(), deadline);
    }

    /**
     * The dialect to write in. Where nothing has shown it yet, the list of connections is read up to its first element.
     *
     * @param name of the connection, which makes the list short where the server searches
     */
    Either<ConnectorError, PlanasonixDialect> forWriting(@Nullable String name, OperationDeadline deadline) {
        PlanasonixDialect known = known();
        return known == null
                ? deadline.request(options -> readFirst(name, options))
                        .peek(this::learn)
                        .map(Sign::dialect)
                : Either.right(known);
    }

    private Either<ConnectorError, Sign> readFirst(@Nullable String name, CallOptions options) {
        return api.streamConnections(null, name, null, options).flatMap(list -> {
            try (list) {
                Either<ConnectorError, Optional<Lenient<ConnectionWire>>> first = list.next();
                return first.bimap(PlanasonixDialects::unknown, found -> sign(found.flatMap(Lenient::value), list));
            }
        });
    }

    /** Whoever may write and not list has to say how. */
    private static ConnectorError unknown(ConnectorError error) {
        return error.kind() != ErrorKind.PERMISSION_DENIED
                ? error
                : error.withContext(error.context().toBuilder()
                        .explaining("the list of connections shows in which dialect to write")
                        .advice("Allow the key to list connections, or set dialect to reference or client.")
                        .build());
    }

    private static Sign sign(Optional<ConnectionWire> first, ElementStream<?> list) {
        return first.map(ConnectionWire::content)
                .filter(connection -> connection.settings() != null)
                .map(connection -> new Sign(ofSettings(connection), Strength.SETTINGS))
                .orElseGet(() -> new Sign(ofList(list.isBare()), Strength.LIST));
    }
}
