package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;

/** Rules about testing a connection. */
public interface TestRules {

    @Rule(
            id = "TEST-01",
            needs = "TEST",
            proves = "TEST_REASON",
            statement = "Testing a connection gives a report either way: ok when the source accepts the credential,"
                    + " not ok with something to read (and a reason, where TEST_REASON is declared) when it does"
                    + " not.")
    default void TEST_01_aFailedTestIsAReport(RuleContext context) {
        assertTrue(report(context, VendorHarness.Reach.GOOD).ok(), "a good source passes");
        TestReport bad = report(context, VendorHarness.Reach.BAD_CREDENTIAL);
        assertFalse(bad.ok(), "a refused credential fails");
        assertFalse(bad.message().isBlank() && bad.parts().isEmpty(), "a failed test says something");
        assertEquals(context.declares(Capability.TEST_REASON), bad.reason().isPresent(), "a reason, where declared");
    }

    @Rule(
            id = "TEST-02",
            needs = "TEST",
            statement = "A test leaves the vendor's state alone, apart from the fields that the descriptor lists as"
                    + " changed by testing.")
    default void TEST_02_testingChangesNothing(RuleContext context) {
        ConnectionId good = connection(context, VendorHarness.Reach.GOOD);
        Object before = context.harness().snapshotWithout(context.descriptor().testChanges());
        Expect.result(context.client().test(good));
        assertFalse(context.sent(NeutralCall.TEST).isEmpty(), "the server was asked");
        assertEquals(
                before, context.harness().snapshotWithout(context.descriptor().testChanges()), "the vendor's state");
    }

    @Rule(
            id = "TEST-03",
            needs = "TEST",
            statement = "A report tells a source that cannot be reached from one with a TLS problem and from one that"
                    + " is too slow: by its reason, or by its text where TEST_REASON is not declared.")
    default void TEST_03_failuresCanBeToldApart(RuleContext context) {
        Map<VendorHarness.Reach, String> said = new EnumMap<>(VendorHarness.Reach.class);
        for (VendorHarness.Reach reach : new VendorHarness.Reach[] {
            VendorHarness.Reach.UNREACHABLE, VendorHarness.Reach.TLS, VendorHarness.Reach.TIMEOUT
        }) {
            TestReport report = report(context, reach);
            assertFalse(report.ok(), () -> reach + " fails");
            said.put(
                    reach,
                    context.declares(Capability.TEST_REASON)
                            ? report.reason().orElse("") + report.message()
                            : report.message() + report.parts());
        }
        assertEquals(said.size(), new HashSet<>(said.values()).size(), said::toString);
    }

    @Rule(
            id = "TEST-04",
            since = "2.0",
            needs = "TEST_STEPS",
            statement = "A test of several steps tells of each whether it passed, passed with a warning, was skipped"
                    + " or failed. What was skipped does not count as passed, and a test with a failed step is not"
                    + " ok.")
    default void TEST_04_whatWasSkippedHasNotPassed(RuleContext context) {
        for (List<TestReport.State> states : List.of(
                List.of(TestReport.State.PASSED, TestReport.State.SKIPPED),
                List.of(TestReport.State.PASSED, TestReport.State.WARNING, TestReport.State.PASSED),
                List.of(TestReport.State.PASSED, TestReport.State.FAILED, TestReport.State.SKIPPED))) {
            ConnectionId id = context.harness()
                    .seedSteps(states)
                    .orElseThrow(() -> new InvalidProof("no test with steps seeded"));
            TestReport report = Expect.result(context.client().test(id));
            assertEquals(
                    states, report.parts().stream().map(TestReport.Part::state).toList(), "steps");
            for (TestReport.Part part : report.parts()) {
                boolean quiet = part.state() == TestReport.State.PASSED || part.state() == TestReport.State.SKIPPED;
                assertTrue(quiet || !part.message().isBlank(), () -> part + " says nothing");
                assertFalse(part.name().isBlank(), "the name of a step");
            }
            assertEquals(!states.contains(TestReport.State.FAILED), report.ok(), "the test as a whole");
        }
    }

    private static TestReport report(RuleContext context, VendorHarness.Reach reach) {
        return Expect.result(context.client().test(connection(context, reach)));
    }

    private static ConnectionId connection(RuleContext context, VendorHarness.Reach reach) {
        return context.harness()
                .seedReachability(reach)
                .orElseThrow(() -> new NotApplicable(NotApplicable.Reason.NO_TEST_CASES));
    }
}
