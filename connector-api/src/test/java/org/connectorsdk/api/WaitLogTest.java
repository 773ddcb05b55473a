package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A wait that gives up is one warning, unless whoever waits ended it (docs/observability.md). */
@ResourceLock(Resources.SYSTEM_ERR)
class WaitLogTest extends WaitInHand {
    private static List<String> warnings(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("WARN"))
                .map(line -> line.substring(line.indexOf(" - ") + 3))
                .toList();
    }

    @Test
    void aWaitWhoseTimeIsOverIsOneWarning() {
        provider.look("running", JobState.RUNNING);

        assertThat(warnings(() -> {
                    try (JobPoller poller = begin(minute())) {
                        poller.poll();
                        pass(MINUTE);
                        provider.look("running", JobState.RUNNING);
                        expired(poller.poll());
                    }
                }))
                .singleElement()
                .asString()
                .startsWith(
                        "provider=scripted job=job-7 reason=PATIENCE waited_ms=60000"
                                + " scripted: gave up waiting for job-7: the job has not ended within 60.0 s; last seen running at ");
    }

    @Test
    void aJobThatDoesNotGoOnIsOneWarning() {
        provider.look("rescheduled", JobState.RESCHEDULED);

        assertThat(warnings(() -> expired(begin(minute()).poll())))
                .singleElement()
                .asString()
                .startsWith("provider=scripted job=job-7 reason=NOT_PROGRESSING waited_ms=0 scripted: gave up waiting");
    }

    @Test
    void whoeverStopsAWaitKnowsOfIt() {
        provider.look("running", JobState.RUNNING);

        assertThat(warnings(() -> expired(
                        begin(minute().watch(job -> WaitPolicy.Next.STOP)).poll())))
                .isEmpty();
    }

    @Test
    void anUnknownStatusOfAServerStaysInItsLine() {
        provider.look("odd\u001b[31m\nWARN forged\u2028by a server", JobState.UNKNOWN);

        assertThat(warnings(() -> pause(begin(minute()).poll())))
                .singleElement()
                .asString()
                .startsWith("provider=scripted job=job-7 status=odd [31m WARN forged by a server scripted: unknown job")
                .endsWith("; still waiting");
    }
}
