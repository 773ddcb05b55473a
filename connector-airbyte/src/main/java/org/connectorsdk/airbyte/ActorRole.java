package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import org.connectorsdk.airbyte.wire.ActorWires.CheckWire;
import org.connectorsdk.airbyte.wire.DestinationWires.DestinationIdWire;
import org.connectorsdk.airbyte.wire.ActorWires.EndRequestWire;
import org.connectorsdk.airbyte.wire.SourceWires.SourceIdWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;

/** The two ends of a connection, which the configuration API treats as mirror images. */
enum ActorRole {
    SOURCE("source") {
        @Override
        Either<ConnectorError, CheckWire> check(AirbyteConfigApi api, String id, CallOptions options) {
            return api.checkSource(new SourceIdWire(id), options);
        }

        @Override
        Either<ConnectorError, CheckWire> checkConfig(AirbyteConfigApi api, EndRequestWire body, CallOptions options) {
            return api.checkSourceConfig(body, options);
        }
    },
    DESTINATION("destination") {
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

    ActorRole(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    abstract Either<ConnectorError, CheckWire> check(AirbyteConfigApi api, String id, CallOptions options);

    abstract Either<ConnectorError, CheckWire> checkConfig(
            AirbyteConfigApi api, EndRequestWire body, CallOptions options);
}
