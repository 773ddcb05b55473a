package com.example.acme;

import com.example.acme.wire.SourceWires.NewSourceWire;
import com.example.acme.wire.SourceWires.SourceChangeWire;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.PageToken;
import org.jspecify.annotations.Nullable;

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

    /** Null is not sent: Acme then takes its usual size. */
    static @Nullable Integer pageSize(int asked) {
        return asked == 0 ? null : asked;
    }

    /** Where a list goes on; null is not sent. */
    static @Nullable String cursor(Optional<PageToken> page) {
        return page.map(PageToken::value).orElse(null);
    }
}
