package org.connectorsdk.http;

import io.vavr.control.Either;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.json.ReadLimits;
import org.connectorsdk.http.internal.settings.BaseAddress;
import org.connectorsdk.http.internal.settings.HostLibraries;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.Transport;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Makes a runtime from what its builder collected, or lists everything that is wrong with it. */
final class RuntimeAssembly {
    private RuntimeAssembly() {}

    static Either<ConnectorError, HttpRuntime> of(HttpRuntime.Builder parts) {
        URI address = parts.address;
        if (address == null) {
            throw new IllegalStateException("baseUrl: was not given");
        }
        List<ConfigViolation> violations = new ArrayList<>(HostLibraries.problems());
        if (!violations.isEmpty()) {
            return Either.left(unusable(parts.provider, violations));
        }
        Settings settings = parts.settings;
        HttpUrl base = BaseAddress.of(address, parts.prefix, settings.bool(HttpSettings.ALLOW_PLAIN_HTTP), violations);
        Either<List<ConfigViolation>, Transport> transport = Transport.of(settings, parts.context, address);
        if (transport.isLeft()) {
            violations.addAll(transport.getLeft());
        }
        if (base == null || transport.isLeft()) {
            return Either.left(unusable(parts.provider, violations));
        }
        HttpUrl root = root(parts.root, base);
        parts.headers.set("User-Agent", UserAgent.of(parts.context.integrator()));
        ClientContext shared =
                new ClientContext(parts.parts(), HttpLimits.of(settings), base, parts.headers.build(), transport.get());
        return Either.right(new HttpRuntime(shared, root, limits(settings), settings, parts.context));
    }

    private static HttpUrl root(@Nullable URI wanted, HttpUrl base) {
        HttpUrl wider = wanted == null ? base : BaseAddress.of(wanted, "", true, new ArrayList<>());
        if (wider == null || !Origins.same(wider, base)) {
            throw new IllegalStateException(
                    "rawUrl: must be of the same origin as the base URL, and an address like it");
        }
        return wider;
    }

    private static ReadLimits limits(Settings settings) {
        return new ReadLimits(
                settings.integer(HttpSettings.MAX_ANSWER_BYTES),
                settings.integer(HttpSettings.MAX_ELEMENT_BYTES),
                settings.integer(HttpSettings.MAX_SKIPPED_BYTES));
    }

    private static ConnectorError unusable(String provider, List<ConfigViolation> violations) {
        ErrorContext context = ErrorContext.of(provider, "open")
                .summary("the configuration cannot be used")
                .build();
        return new ConnectorError.Configuration(context, violations);
    }
}
