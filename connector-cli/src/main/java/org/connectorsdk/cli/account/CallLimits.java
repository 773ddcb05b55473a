package org.connectorsdk.cli.account;

import java.time.Duration;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.cli.shell.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long and how often each call may try. */
final class CallLimits {
    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description =
                    "The longest a call may take, repeats included: 30s, 2m. Default: the setting of the account.")
    private @Nullable Duration deadline;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description =
                    "How often a call that is safe to repeat is tried, 1 to 100. Default: the setting of the account.")
    private @Nullable Integer attempts;

    CallOptions options(Problems problems) {
        CallOptions.Builder options = CallOptions.builder();
        @Nullable Duration limit = deadline;
        if (limit != null && limit.isZero()) {
            problems.add("--deadline must be more than zero");
        } else if (limit != null) {
            options.deadline(limit);
        }
        @Nullable Integer count = attempts;
        if (count != null && (count < 1 || count > 100)) {
            problems.add("--attempts must be 1 to 100");
        } else if (count != null) {
            options.maxAttempts(count);
        }
        return options.build();
    }
}
