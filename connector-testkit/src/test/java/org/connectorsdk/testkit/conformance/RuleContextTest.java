package org.connectorsdk.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.connectorsdk.testkit.reference.ReferenceTarget;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.Test;

/** The workplace of a rule. */
class RuleContextTest {
    @Test
    void equalSeedsGiveEqualPausesAndOtherSeedsOthers() {
        List<Instant> once = attempts(5);

        assertThat(once).hasSizeGreaterThan(2);
        assertThat(attempts(5)).isEqualTo(once);
        assertThat(attempts(6)).isNotEqualTo(once);
    }

    /** When the requests of a call arrived that is answered with 503 every time. */
    private static List<Instant> attempts(long seed) {
        try (RuleContext context = new RuleContext(settings(seed))) {
            context.on(NeutralCall.LIST).always().inject(Fault.status(503));
            Expect.error(context.client().list(ConnectionQuery.all()));
            return context.sent(NeutralCall.LIST).stream()
                    .map(Exchange::virtualTime)
                    .toList();
        }
    }

    private static RunSettings settings(long seed) {
        return new RunSettings(
                new ReferenceTarget(),
                () -> Connectors.of(new ReferenceProvider()),
                seed,
                Duration.ofSeconds(5),
                OpenHook.NONE,
                capability -> false);
    }
}
