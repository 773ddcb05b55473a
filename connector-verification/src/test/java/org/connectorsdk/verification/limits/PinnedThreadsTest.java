package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.connectorsdk.verification.jvm.OwnJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of the library keeps a virtual thread on its carrier for long. Real time. */
class PinnedThreadsTest {
    /** Deep enough for the frames of an HTTP client above ours. */
    private static final List<String> OPTIONS =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:FlightRecorderOptions=stackdepth=512");

    /** Before, a thread in a synchronized block was pinned, whosoever block it was. */
    @BeforeEach
    void needsJava25() {
        assumeTrue(Runtime.version().feature() >= 25, "this Java pins virtual threads in synchronized blocks");
    }

    @Test
    void noVirtualThreadIsPinnedByTheLibrary() throws Exception {
        try (QuickAirbyte airbyte = new QuickAirbyte()) {
            List<String> told = OwnJvm.run(OPTIONS, PinnedThreadsProgram.class, List.of(airbyte.url()));

            assertThat(told).filteredOn(line -> line.startsWith("pinned")).isEmpty();
            assertThat(told).as("what was pinned on purpose").containsOnlyOnce("planted");
        }
    }
}
