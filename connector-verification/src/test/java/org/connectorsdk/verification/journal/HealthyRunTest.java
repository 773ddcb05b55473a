package org.connectorsdk.verification.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.connectorsdk.api.Connections;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.verification.findings.Logged;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where all is well a program that logs at info sees nothing of the library, whatever it does. */
class HealthyRunTest {
    private static final Pattern SEEN =
            Pattern.compile("(INFO|WARN|ERROR).* (org\\.connectorsdk\\.|client|wait|provider|callback)");

    @ParameterizedTest
    @EnumSource
    @ResourceLock(Resources.SYSTEM_ERR)
    void everyOperationIsSilentAtInfo(Flavour flavour) {
        String log = Logged.during(() -> {
            VirtualClock clock = VirtualClock.create();
            try (VendorSimulator simulator = LifeCycleJournalTest.started(flavour, clock);
                    Connections client =
                            LifeCycleJournalTest.open(flavour, simulator, clock, UnaryOperator.identity())) {
                Recorder recorder = new Recorder(simulator, clock);
                new LifeCycle(recorder, simulator, client).run();
                new RawCalls(recorder, client, simulator).run();
                recorder.step("check", client::check);
                assertThat(recorder.journal()).isNotEmpty();
            }
        });

        assertThat(log.lines().filter(SEEN.asPredicate())).isEmpty();
    }
}
