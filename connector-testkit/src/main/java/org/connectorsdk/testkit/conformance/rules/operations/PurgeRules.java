package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about removing synced data. */
public interface PurgeRules {

    @Rule(
            id = "PURGE-01",
            needs = "PURGE",
            proves = "PURGE_TABLE",
            statement = "A purge removes the data of the connection or the tables that it names and of nothing else;"
                    + " the connection itself stays defined.")
    default void PURGE_01_onlyTheNamedScopeIsEmptied(RuleContext context) {
        ConnectionId other = synced(context);
        ConnectionId id = synced(context);
        Set<TableRef> left = new HashSet<>(context.harness().synced(id));
        assertTrue(left.size() >= 2, "at least two tables hold data");
        if (context.declares(Capability.PURGE_TABLE)) {
            TableRef one = left.iterator().next();
            finish(context, Expect.result(context.client().purge(id, PurgeRequest.tables(one))));
            left.remove(one);
            assertEquals(left, context.harness().synced(id), "the other tables keep their data");
        }
        finish(context, Expect.result(context.client().purge(id, PurgeRequest.connection())));
        assertEquals(Set.of(), context.harness().synced(id), "the connection is empty");
        assertTrue(context.harness().holds(id), "its definition stays");
        assertFalse(context.harness().synced(other).isEmpty(), "another connection keeps its data");
    }

    @Rule(
            id = "PURGE-02",
            needs = "PURGE",
            statement = "A purge whose answer is lost is not sent a second time, except where the target says that"
                    + " repeating it does no harm.")
    default void PURGE_02_aLostAnswerPurgesOnce(RuleContext context) {
        ConnectionId id = synced(context);
        context.on(NeutralCall.PURGE).inject(Fault.resetAfterExecuting());
        var answer = context.client().purge(id, PurgeRequest.connection());
        int sent = context.sent(NeutralCall.PURGE).size();
        assertTrue(sent == 1 || context.harness().purgeIsIdempotent(), () -> sent + " purges at the server");
        if (answer.isRight()) {
            finish(context, answer.get());
        }
        assertEquals(Set.of(), context.harness().synced(id), "the connection is empty");
    }

    @Rule(
            id = "PURGE-03",
            since = "2.0",
            needs = "PURGE_TABLE",
            statement = "A purge of a table that is not there is NOT_FOUND, and one whose name fits several tables is"
                    + " refused with their names. Neither sends anything that could remove data.")
    default void PURGE_03_destroyingNothingIsNoSuccess(RuleContext context) {
        ConnectionId id = synced(context);
        Set<TableRef> before = Set.copyOf(context.harness().synced(id));
        TableRef known = before.iterator().next();
        for (TableRef absent :
                List.of(TableRef.of(known.schema(), "no_such_table"), TableRef.of("no_such_schema", known.table()))) {
            Expect.error(ErrorKind.NOT_FOUND, context.client().purge(id, PurgeRequest.tables(absent)));
        }
        context.harness().ambiguousTable(id).ifPresent(several -> {
            ConnectorError refused = Expect.error(context.client().purge(id, PurgeRequest.tables(several)));
            before.stream()
                    .filter(table -> table.table().equals(several.table()))
                    .forEach(table -> assertTrue(refused.message().contains(table.toString()), refused::message));
        });
        Set<String> writes = new HashSet<>(context.harness().operations(NeutralCall.PURGE));
        writes.removeAll(context.harness().operations(NeutralCall.JOBS));
        assertEquals(
                List.of(),
                context.simulator().journal().all().stream()
                        .filter(exchange -> writes.contains(exchange.operation())
                                && !exchange.method().equals("GET"))
                        .toList(),
                "purges at the server");
        assertEquals(before, context.harness().synced(id), "the data");
    }

    private static ConnectionId synced(RuleContext context) {
        return context.harness().seedSynced().orElseThrow(() -> new InvalidProof("no synced data seeded"));
    }

    private static void finish(RuleContext context, Purge purge) {
        purge.job().ifPresent(job -> Expect.result(context.client().await(job, WaitPolicy.standard())));
    }
}
