package org.connectorsdk.http;

import io.vavr.control.Either;
import java.util.List;
import okhttp3.OkHttpClient;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.Settings;

record Transport(OkHttpClient.Builder client, boolean ownsConnections) {
    static Either<List<ConfigViolation>, Transport> of(Settings settings, RuntimeContext context) {
        return Either.right(new Transport(
                new OkHttpClient.Builder()
                        .connectionPool(new okhttp3.ConnectionPool(
                                (int) settings.integer(HttpSettings.MAX_CONNECTIONS),
                                settings.duration(HttpSettings.POOL_IDLE).toMillis(),
                                java.util.concurrent.TimeUnit.MILLISECONDS)),
                true));
    }
}
