package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;

/** Rules about declaring and refusing. */
public interface CapabilityRules {

    @Rule(
            id = "CAP-01",
            revision = 2,
            proves = {
                "LIST_SORT",
                "TEST_SPEC",
                "SYNC_TABLE",
                "JOB_LIST",
                "TABLE_PROFILES",
                "LIFECYCLE",
                "LIFECYCLE_DEFAULT",
                "BACKFILL",
                "FILE_BROWSE",
                "WORKSPACES",
                "IDEMPOTENCY_KEY"
            },
            statement = "Whatever the descriptor declares can be done: some rule has shown each capability to work in"
                    + " this run, and none of them answers UNSUPPORTED. Each is judged by itself, and one of which a"
                    + " rule is waived counts as known. A write that takes a key sends it, the same with each repeat,"
                    + " and takes effect once.")
    default void CAP_01_whatIsDeclaredIsThere(RuleContext context) {
        Map<Capability, String> failures = new PositiveCalls(context).failures();
        assertEquals(
                List.of(),
                failures.entrySet().stream()
                        .filter(failure -> !context.isWaived(failure.getKey()))
                        .map(failure -> failure.getKey() + " is declared and " + failure.getValue())
                        .toList());
    }

    @Rule(
            id = "CAP-02",
            statement = "Calling what is not declared gives UNSUPPORTED, and the error tells which provider and which"
                    + " capability it is about.")
    default void CAP_02_undeclaredOperationsAreRefused(RuleContext context) {
        assertEquals(
                List.of(),
                refusals(context).stream().filter(wrong -> !aboutEffects(wrong)).toList());
    }

    @Rule(
            id = "CAP-03",
            statement = "Refusing an undeclared operation is decided locally: nothing is sent, the vendor's state"
                    + " stays as it was, and no earlier call has to have succeeded.")
    default void CAP_03_refusalsHaveNoEffect(RuleContext context) {
        assertEquals(
                List.of(),
                refusals(context).stream().filter(CapabilityRules::aboutEffects).toList());
    }

    private static boolean aboutEffects(String wrong) {
        return wrong.contains("sent a request") || wrong.contains("changed the vendor's state");
    }

    private static List<String> refusals(RuleContext context) {
        RefusalProof proof = new RefusalProof(context);
        List<String> wrong = new ArrayList<>();
        for (Capability capability : Capability.known()) {
            if (!context.declares(capability)) {
                wrong.addAll(proof.faults(capability));
            }
        }
        return wrong;
    }

    @Rule(
            id = "CAP-04",
            liveSafe = true,
            needs = "LIST",
            statement = "A filter, a sort order or a page size that the descriptor does not offer is turned down"
                    + " before anything is sent, by list and stream alike, instead of being left out silently.")
    default void CAP_04_undeclaredOptionsAreRefused(RuleContext context) {
        Connections client = context.client();
        int tooMany = Math.max(1, context.descriptor().largestPage() + 1);
        List<ConnectionQuery> queries = List.of(
                ConnectionQuery.builder().filters("no-such-field", "x").build(),
                ConnectionQuery.builder().sort("no-such-field").build(),
                ConnectionQuery.builder().pageSize(tooMany).build());
        for (ConnectionQuery query : queries) {
            for (ConnectorError error : List.of(
                    Expect.error(client.list(query)),
                    Expect.error(client.stream(query).next()))) {
                assertTrue(
                        error.kind() == ErrorKind.UNSUPPORTED || error.kind() == ErrorKind.INVALID_REQUEST,
                        error::message);
                assertEquals(Outcome.NOT_SENT, error.outcome(), error::message);
            }
        }
        assertEquals(0, context.simulator().journal().arrived(), "requests");
    }

    @Rule(
            id = "CAP-05",
            liveSafe = true,
            statement = "The set of declared capabilities contains the parents of each member, cannot be modified by"
                    + " a caller, and does not differ between two clients with the same settings.")
    default void CAP_05_theDeclaredSetHoldsTogether(RuleContext context) {
        Set<Capability> declared = context.descriptor().capabilities();
        for (Capability capability : declared) {
            assertTrue(declared.containsAll(capability.parents()), () -> capability + " without its parents");
        }
        assertThrows(UnsupportedOperationException.class, () -> declared.add(Capability.of("INTRUDER")));
        assertEquals(declared, context.open().descriptor().capabilities(), "a second instance");
    }
}
