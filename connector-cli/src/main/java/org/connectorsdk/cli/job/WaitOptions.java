package org.connectorsdk.cli.job;

import java.time.Duration;
import java.util.function.Consumer;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.shell.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How patiently a job is waited for. */
final class WaitOptions {
    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "The longest the whole wait may take: 90s, 15m. Default: 1h.")
    private @Nullable Duration timeout;

    @Option(
            names = "--poll",
            paramLabel = "DURATION",
            description = "The pause after the first look; later ones grow with the age of the job. Default: 2s.")
    private @Nullable Duration poll;

    @Option(
            names = "--on-expiry",
            paramLabel = "WHAT",
            description = "What happens to the job when patience ends: leave or cancel. Default: leave.")
    private WaitPolicy.@Nullable Expiry onExpiry;

    boolean isGiven() {
        return timeout != null || poll != null || onExpiry != null;
    }

    /** Checks now, so that nothing is started before the wait is known to be possible; the listener comes later. */
    WaitPolicy policy(Problems problems) {
        WaitPolicy.Builder policy = WaitPolicy.builder();
        @Nullable Duration total = timeout;
        if (total != null && checked("--timeout", total, problems)) {
            policy.total(total);
        }
        @Nullable Duration pause = poll;
        if (pause != null && checked("--poll", pause, problems)) {
            policy.firstPause(pause);
        }
        WaitPolicy.@Nullable Expiry choice = onExpiry;
        if (choice != null) {
            policy.onExpiry(choice);
        }
        return policy.build();
    }

    static WaitPolicy watched(WaitPolicy policy, Consumer<Job> listener) {
        return policy.toBuilder().listener(listener).build();
    }

    private static boolean checked(String option, Duration value, Problems problems) {
        if (value.isZero()) {
            problems.add(option + " must be more than zero");
        }
        return !value.isZero();
    }
}
