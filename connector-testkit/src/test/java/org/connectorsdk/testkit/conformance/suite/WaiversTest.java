package org.connectorsdk.testkit.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.reference.ReferenceProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is on record about rules that do not hold yet. */
class WaiversTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    /** A provider that fails ERR-02 and passes LIST-01. */
    abstract static class Subject extends ConnectorConformanceSuite {
        @Override
        protected ConformanceTarget target() {
            return new RenamedTarget("waived");
        }

        @Override
        protected Connectors connectors() {
            return Connectors.of(new ReferenceProvider());
        }

        @Override
        OpenHook hook() {
            return Defect.error(ErrorKind.PERMISSION_DENIED, Errors::unauthenticated);
        }

        @Override
        LocalDate today() {
            return TODAY;
        }
    }

    private static ConformanceReport run(ConnectorConformanceSuite suite) {
        return ConformanceRun.of(suite)
                .only(entry -> Set.of("LIST-01", "ERR-02").contains(entry.id()))
                .run();
    }

    @Waive(rule = "ERR-02", reason = "the gateway answers so", until = "2026-12-01")
    static final class Running extends Subject {}

    @Test
    void aRuleThatFailsIsWaivedUntilTheDay() {
        ConformanceReport report = run(new Running());

        assertThat(report.verdicts()).containsEntry("ERR-02", Verdict.WAIVED).containsEntry("LIST-01", Verdict.PASS);
        assertThat(report.message("ERR-02"))
                .startsWith("waived until 2026-12-01 (10 days left): the gateway answers so. ")
                .contains("expected PERMISSION_DENIED");
    }

    @Test
    void aWaivedMustLeavesThePartThatConforms() {
        assertThat(run(new Running()).result()).isEqualTo(ConformanceReport.Result.PARTIAL);
    }

    @Test
    void theReportListsItWithTheDaysLeft() {
        JsonObject waiver = run(new Running())
                .toJson()
                .array("waivers")
                .orElseThrow()
                .get(0)
                .asObject()
                .orElseThrow();

        assertThat(waiver.toJson())
                .isEqualTo("{\"rule\":\"ERR-02\",\"reason\":\"the gateway answers"
                        + " so\",\"until\":\"2026-12-01\",\"daysLeft\":10}");
    }

    @Waive(rule = "ERR-02", reason = "the gateway answers so", until = "2026-11-21")
    private static final class LastDay extends Subject {}

    @Test
    void itHoldsOnItsLastDay() {
        assertThat(run(new LastDay()).message("ERR-02")).contains("(0 days left)");
    }

    @Waive(rule = "ERR-02", reason = "the gateway answers so", until = "2026-11-20")
    private static final class Ended extends Subject {}

    @Test
    void whenItHasEndedTheRuleFailsAgain() {
        ConformanceReport report = run(new Ended());

        assertThat(report.verdicts()).containsEntry("ERR-02", Verdict.FAIL);
        assertThat(report.message("ERR-02")).startsWith("the waiver ended on 2026-11-20. ");
    }

    @Waive(rule = "ERR-02", reason = "the gateway answers so", until = "2026-12-01")
    @Waive(rule = "LIST-01", reason = "not needed any more", until = "2026-12-01")
    private static final class Needless extends Subject {}

    @Test
    void aRuleThatHoldsMustNotBeWaived() {
        ConformanceReport report = run(new Needless());

        assertThat(report.verdicts()).containsEntry("LIST-01", Verdict.FAIL);
        assertThat(report.message("LIST-01")).contains("remove the waiver");
    }

    @Waive(rule = "ERR-99", reason = "x", until = "2026-12-01")
    @Waive(rule = "CAP-01", reason = "x", until = "2026-12-01")
    @Waive(rule = "ERR-01", reason = " ", until = "2026-12-01")
    @Waive(rule = "ERR-02", reason = "x", until = "soon")
    @Waive(rule = "ERR-03", reason = "x", until = "2026-12-01")
    @Waive(rule = "ERR-03", reason = "y", until = "2026-12-01")
    private static final class Wrong extends Subject {}

    @Test
    void wrongWaiversAreRefusedAllAtOnce() {
        assertThatThrownBy(() -> run(new Wrong()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("@Waive ERR-99: there is no such rule")
                .hasMessageContaining("@Waive CAP-01: it cannot be waived")
                .hasMessageContaining("@Waive ERR-01: the reason is missing")
                .hasMessageContaining("@Waive ERR-02: until is a date such as 2027-03-31, got soon")
                .hasMessageContaining("@Waive ERR-03: the rule is waived twice");
    }

    @Test
    void inAnIdeOrBuildAWaivedRuleIsSkippedWithReason() {
        AtomicReference<@Nullable TestExecutionResult> seen = new AtomicReference<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(
                                        Running.class,
                                        Ruleset.find("ERR-02").orElseThrow().method()))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    seen.set(result);
                                }
                            }
                        });

        TestExecutionResult result = Objects.requireNonNull(seen.get());
        assertThat(result.getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
        assertThat(result.getThrowable().orElseThrow())
                .hasMessageStartingWith("ERR-02 WAIVED: waived until 2026-12-01");
    }
}
