package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.verification.jvm.OwnJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of the library keeps a virtual thread on its carrier for long. Real time. */
class PinnedThreadsTest {
    /** Deep enough for the frames of an HTTP client above ours. */
    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:FlightRecorderOptions=stackdepth=512");

    /** Before, a thread in a synchronized block was pinned, whosoever block it was. */
    @BeforeEach
    void needsJava25() {
        assumeTrue(Runtime.version().feature() >= 25, "this Java pins virtual threads in synchronized blocks");
    }

    @Test
    void noVirtualThreadIsPinnedByTheLibrary() throws Exception {
        try (AirbyteSimulator airbyte =
                AirbyteSimulator.start(AirbyteOptions.defaults().api(AirbyteApi.PUBLIC))) {
            airbyte.seedConnections(PinnedThreadsProgram.WAITS);
            airbyte.jobs().each(JobPlan.byClock(Duration.ZERO, Duration.ofMillis(300)));
            Map<String, String> settings = airbyte.settings();

            List<String> told = OwnJvm.run(
                    OPTIONS,
                    PinnedThreadsProgram.class,
                    List.of(
                            settings.get("base-url"),
                            settings.get("workspace"),
                            settings.get("client-id"),
                            settings.get("client-secret")));

            assertThat(told).filteredOn(line -> line.startsWith("pinned")).isEmpty();
            assertThat(told).as("what was pinned on purpose").containsOnlyOnce("planted");
        }
    }
}
