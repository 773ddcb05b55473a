package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.airbyte.wire.ConnectionWire;
import org.connectorsdk.airbyte.wire.PublicConnectionWire;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/** Lets one odd item not cost a whole list: it is given raw, as long as it has an id (INC-11). */
final class OddConnections {
    private OddConnections() {}

    static Either<ConnectorError, Connection> ofConfig(Lenient<ConnectionWire> item) {
        return read(item, ConfigMapper::connection);
    }

    static Either<ConnectorError, Connection> ofPublic(Lenient<PublicConnectionWire> item) {
        return read(item, PublicMapper::connection);
    }

    /** The items of an answer; one that has not even an id becomes a warning. */
    static <W> Page<Connection> page(List<W> items, Function<W, Either<ConnectorError, Connection>> reader) {
        List<Connection> connections = new ArrayList<>(items.size());
        List<String> warnings = new ArrayList<>();
        for (W item : items) {
            Either<ConnectorError, Connection> read = reader.apply(item);
            read.peek(connections::add)
                    .peekLeft(error -> warnings.add(error.context().summary()));
        }
        return new Page<>(connections, Optional.empty(), OptionalLong.empty(), warnings);
    }

    private static <W> Either<ConnectorError, Connection> read(Lenient<W> item, Function<W, Connection> mapper) {
        Optional<W> fits = item.value();
        if (fits.isPresent()) {
            return Either.right(mapper.apply(fits.get()));
        }
        JsonObject raw = item.raw().flatMap(JsonValue::asObject).orElse(JsonObject.empty());
        return raw.string("connectionId")
                .map(id -> Either.<ConnectorError, Connection>right(bare(id, raw, item.problem())))
                .orElseGet(() -> Either.left(unreadable(item.problem())));
    }

    private static Connection bare(String id, JsonObject raw, String problem) {
        return Connection.builder(ConnectionId.of(id), raw.string("name").orElse(""), AirbyteWords.LINK)
                .kind(ConnectionKind.LINK)
                .vendorFields(raw)
                .warnings(List.of("it is given as it came: " + problem))
                .build();
    }

    private static ConnectorError unreadable(String problem) {
        ErrorContext context = ErrorContext.of(AirbyteProvider.ID, "list")
                .summary("a connection has no id: " + problem)
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
