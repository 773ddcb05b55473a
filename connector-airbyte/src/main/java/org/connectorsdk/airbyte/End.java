package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.CheckWire;
import org.connectorsdk.airbyte.wire.DestinationIdWire;
import org.connectorsdk.airbyte.wire.EndRequestWire;
import org.connectorsdk.airbyte.wire.SourceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.Unit;

/** The two ends of a connection, which the configuration API treats as mirror images. */
enum End {
    SOURCE("source", "sourceDefinitionId") {
        @Override
        Either<ConnectorError, String> create(AirbyteConfigApi api, EndRequestWire body, CallOptions options) {
            return api.createSource(body, options).map(source -> source.sourceId());
        }

        @Override
        Either<ConnectorError, Unit> delete(AirbyteConfigApi api, String id, CallOptions options) {
            return api.deleteSource(new SourceIdWire(id), options);
        }

        @Override
        Either<ConnectorError, CheckWire> check(AirbyteConfigApi api, String id, CallOptions options) {
            return api.checkSource(new SourceIdWire(id), options);
        }

        @Override
        Either<ConnectorError, CheckWire> checkConfig(AirbyteConfigApi api, EndRequestWire body, CallOptions options) {
            return api.checkSourceConfig(body, options);
        }
    },
    DESTINATION("destination", "destinationDefinitionId") {
        @Override
        Either<ConnectorError, String> create(AirbyteConfigApi api, EndRequestWire body, CallOptions options) {
            return api.createDestination(body, options).map(destination -> destination.destinationId());
        }

        @Override
        Either<ConnectorError, Unit> delete(AirbyteConfigApi api, String id, CallOptions options) {
            return api.deleteDestination(new DestinationIdWire(id), options);
        }

        @Override
        Either<ConnectorError, CheckWire> check(AirbyteConfigApi api, String id, CallOptions options) {
            return api.checkDestination(new DestinationIdWire(id), options);
        }

        @Override
        Either<ConnectorError, CheckWire> checkConfig(AirbyteConfigApi api, EndRequestWire body, CallOptions options) {
            return api.checkDestinationConfig(body, options);
        }
    };

    private final String word;
    private final String typeMember;

    End(String word, String typeMember) {
        this.word = word;
        this.typeMember = typeMember;
    }

    String word() {
        return word;
    }

    /** The member that names the connector type. */
    String typeMember() {
        return typeMember;
    }

    abstract Either<ConnectorError, String> create(AirbyteConfigApi api, EndRequestWire body, CallOptions options);

    abstract Either<ConnectorError, Unit> delete(AirbyteConfigApi api, String id, CallOptions options);

    abstract Either<ConnectorError, CheckWire> check(AirbyteConfigApi api, String id, CallOptions options);

    abstract Either<ConnectorError, CheckWire> checkConfig(
            AirbyteConfigApi api, EndRequestWire body, CallOptions options);
}
