package org.connectorsdk.http.internal.call;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.error.ErrorDecoder;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of its vendor when it builds a runtime.
 *
 * @param provider its id
 * @param context what the process lends
 * @param random draws the jitter of pauses
 * @param requestIdHeaders where the vendor sends the id of a request; the first one present counts
 * @param idempotencyHeader under which name keys are sent
 * @param credential where credentials come from
 * @param missing a setting that most operations need and that was not given
 * @param errors reads error bodies
 * @param log writes down the attempts
 */
public record ClientParts(
        String provider,
        RuntimeContext context,
        DoubleSupplier random,
        List<String> requestIdHeaders,
        String idempotencyHeader,
        CredentialSource credential,
        @Nullable MissingSetting missing,
        ErrorDecoder errors,
        ExchangeLog log) {}
