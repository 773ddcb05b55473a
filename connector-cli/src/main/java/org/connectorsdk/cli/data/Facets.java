package org.connectorsdk.cli.data;

import io.vavr.control.Either;
import java.util.function.Function;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.cli.account.Session;

/** Optional parts of a provider, with the answer that a missing one deserves. */
final class Facets {

    private Facets() {}

    static <F, T> Either<ConnectorError, T> call(
            Session session,
            Class<F> type,
            String operation,
            Capability capability,
            Function<F, Either<ConnectorError, T>> use) {
        return session.connections()
                .facet(type)
                .map(use)
                .orElseGet(() -> Either.left(unsupported(session, operation, capability)));
    }

    private static ConnectorError unsupported(Session session, String operation, Capability capability) {
        String provider = session.connections().descriptor().id();
        boolean elsewhere = session.shell()
                .connectors()
                .provider(provider)
                .filter(widest -> widest.supports(capability))
                .isPresent();
        return new ConnectorError.Unsupported(
                ErrorContext.of(provider, operation)
                        .summary(provider + " does not offer " + capability + (elsewhere ? " with these settings" : ""))
                        .advice(elsewhere ? "See: connectors providers " + provider : null)
                        .build(),
                capability.name());
    }
}
