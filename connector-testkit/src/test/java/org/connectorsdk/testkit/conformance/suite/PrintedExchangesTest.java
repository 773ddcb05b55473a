package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.suite.RuleResult.Shown;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A rule that has failed shows what went over the wire, where the failure is read. */
class PrintedExchangesTest {

    /** A provider that fails ERR-02. */
    static final class Failing extends ConnectorConformanceSuite {
        @Override
        protected ConformanceTarget target() {
            return new RenamedTarget("failing");
        }

        @Override
        protected Connectors connectors() {
            return Connectors.of(new ReferenceProvider());
        }

        @Override
        OpenHook hook() {
            return Defect.error(ErrorKind.PERMISSION_DENIED, Errors::unauthenticated);
        }
    }

    private static TestExecutionResult run(String rule) {
        AtomicReference<@Nullable TestExecutionResult> seen = new AtomicReference<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(
                                        Failing.class,
                                        Ruleset.find(rule).orElseThrow().method()))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    seen.set(result);
                                }
                            }
                        });
        return Objects.requireNonNull(seen.get());
    }

    private static RuleResult result(long exchanges) {
        List<Shown> shown = LongStream.rangeClosed(1, exchanges)
                .mapToObj(number -> new Shown(number, "GET", "/v1/things/" + number, 200, ""))
                .toList();
        return new RuleResult(
                Ruleset.find("ERR-02").orElseThrow().rule(),
                Verdict.FAIL,
                "",
                null,
                Duration.ZERO,
                List.of(),
                Map.of(),
                shown,
                "");
    }

    @Test
    void theFailureShowsEachExchangeWithItsFault() {
        assertThat(run("ERR-02").getThrowable().orElseThrow())
                .hasMessageStartingWith("ERR-02 FAIL: ")
                .hasMessageContaining("exchanges:")
                .hasMessageContaining(" GET /v1/connections?limit=100 → 403 (status=403)")
                .hasMessageContaining("replay: ");
    }

    @Test
    void ofManyTheFirstAndTheLastAreShown() {
        assertThat(result(RuleResult.MOST_EXCHANGES + 5L).told().lines())
                .hasSize(1 + RuleResult.MOST_EXCHANGES + 1)
                .contains("  1 GET /v1/things/1 → 200", "  …", "  45 GET /v1/things/45 → 200")
                .doesNotContain("  23 GET /v1/things/23 → 200");
    }

    @Test
    void asManyAsFitAreAllShown() {
        assertThat(result(RuleResult.MOST_EXCHANGES).told().lines())
                .hasSize(1 + RuleResult.MOST_EXCHANGES)
                .doesNotContain("  …");
    }

    @Test
    void thatThereWereNoneIsSaid() {
        assertThat(result(0).told()).isEqualTo("no exchanges");
    }
}
