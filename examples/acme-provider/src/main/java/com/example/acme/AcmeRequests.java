package com.example.acme;

import com.example.acme.wire.SourceWires.NewSourceWire;
import com.example.acme.wire.SourceWires.SourceChangeWire;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;

/** Neutral requests in Acme's words. */
final class AcmeRequests {
    private AcmeRequests() {}

    static NewSourceWire creation(ConnectionSpec spec) {
        return new NewSourceWire(spec.name(), spec.type(), spec.config(), spec.secrets());
    }

    static SourceChangeWire change(ConnectionChange change) {
        return new SourceChangeWire(
                change.name().orElse(null),
                change.config().isEmpty() ? null : change.config(),
                change.secrets().isEmpty() ? null : change.secrets());
    }
}
