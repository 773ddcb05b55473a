package org.connectorsdk.http.internal.call;

import java.util.Set;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.jspecify.annotations.Nullable;

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
                : ValidationErrors.needs(call.provider(), call.operation(), setting, "must be set for this operation");
    }
}
