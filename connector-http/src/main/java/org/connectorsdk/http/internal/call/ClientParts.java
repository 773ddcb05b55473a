package org.connectorsdk.http.internal.call;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.error.ErrorDecoder;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
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
        ExchangeLog log) {

    /**
     * A setting that was not given and that most operations need.
     *
     * @param setting its name
     * @param without the operations that do without
     */
    public record MissingSetting(String setting, Set<String> without) {
        public MissingSetting {
            without = Set.copyOf(without);
        }

        /** Why a call cannot be made; null when it can. Tokens and raw requests are for their makers to judge. */
        @Nullable
        ConnectorError refusal(CallContext<?> call) {
            boolean isFree = call.plan.group() == BreakerGroup.TOKEN
                    || call.operation().equals(OperationPlan.RAW)
                    || without.contains(call.operation());
            return isFree
                    ? null
                    : ValidationErrors.needs(
                            call.provider(), call.operation(), setting, "must be set for this operation");
        }
    }
}
