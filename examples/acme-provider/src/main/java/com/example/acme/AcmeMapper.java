package com.example.acme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.VendorTime;

/** Acme's words to neutral ones and back. */
final class AcmeMapper {
    private AcmeMapper() {}

    static Connection connection(AcmeWire.Source source) {
        return Connection.builder(ConnectionId.of(source.id()), source.name(), source.type())
                .status(ConnectionStatus.of(source.state(), health(source.state())))
                .config(source.settings() == null ? JsonObject.empty() : source.settings())
                .createdAt(VendorTime.read(source.createdAt()))
                .vendorFields(JsonObject.of(source.more()))
                .build();
    }

    /** What is left of a source that is not as it should be; without an id it could not be found again. */
    static Optional<Connection> remains(JsonObject members, String problem) {
        return members.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                members.string("name").orElse(""),
                                members.string("type").orElse(""))
                        .warnings(List.of(problem))
                        .vendorFields(members)
                        .build());
    }

    /** A word that Acme did not have when this was written is no reason to fail. */
    private static ConnectionStatus.Health health(String state) {
        return switch (state) {
            case "ready" -> ConnectionStatus.Health.HEALTHY;
            case "failed" -> ConnectionStatus.Health.UNHEALTHY;
            case "new" -> ConnectionStatus.Health.PENDING;
            default -> ConnectionStatus.Health.UNKNOWN;
        };
    }

    static AcmeWire.NewSource newSource(ConnectionSpec spec) {
        return new AcmeWire.NewSource(spec.name(), spec.type(), spec.config(), spec.secrets());
    }

    static AcmeWire.SourceChange change(ConnectionChange change) {
        return new AcmeWire.SourceChange(
                change.name().orElse(null),
                change.config().isEmpty() ? null : change.config(),
                change.secrets().isEmpty() ? null : change.secrets());
    }

    static TestReport report(AcmeWire.Check check, Instant now) {
        return TestReport.builder(check.ok())
                .message(check.message() == null ? "" : check.message())
                .reason(check.code())
                .observedAt(now)
                .build();
    }
}
