package org.connectorsdk.cli.job;

import java.util.Optional;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.shell.Problems;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a job that a command starts is waited for, and how patiently. */
final class WaitChoice {
    @Option(names = "--wait", description = "Where a job does the work, wait until it has ended.")
    private boolean wait;

    @Mixin
    private final WaitOptions waiting = new WaitOptions();

    /** Checks now, so that nothing is started before the wait is known to be possible; empty without {@code --wait}. */
    Optional<WaitPolicy> policy(Problems problems) {
        WaitPolicy policy = waiting.policy(problems);
        if (waiting.isGiven() && !wait) {
            problems.add("--timeout, --poll and --on-expiry need --wait");
        }
        return wait ? Optional.of(policy) : Optional.empty();
    }
}
