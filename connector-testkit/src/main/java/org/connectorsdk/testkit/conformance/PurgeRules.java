package org.connectorsdk.testkit.conformance;

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
import org.connectorsdk.testkit.fault.Fault;

/** Rules about removing synced data. */
interface PurgeRules {

    /** Only the named scope is emptied. */
    @Rule(
            id = "PURGE-01",
            needs = "PURGE",
            proves = "PURGE_TABLE",
            statement = "A purge removes the data of the connection or the tables that it names and of nothing else;"
                    + " the connection itself stays defined.")
    default void PURGE_01_onlyTheNamedScopeIsEmptied(Lab lab) {
        ConnectionId other = synced(lab);
        ConnectionId id = synced(lab);
        Set<TableRef> left = new HashSet<>(lab.subject().synced(id));
        assertTrue(left.size() >= 2, "at least two tables hold data");
        if (lab.declares(Capability.PURGE_TABLE)) {
            TableRef one = left.iterator().next();
            finish(lab, Expect.result(lab.client().purge(id, PurgeRequest.tables(one))));
            left.remove(one);
            assertEquals(left, lab.subject().synced(id), "the other tables keep their data");
        }
        finish(lab, Expect.result(lab.client().purge(id, PurgeRequest.connection())));
        assertEquals(Set.of(), lab.subject().synced(id), "the connection is empty");
        assertTrue(lab.subject().holds(id), "its definition stays");
        assertFalse(lab.subject().synced(other).isEmpty(), "another connection keeps its data");
    }

    /** A lost answer purges once. */
    @Rule(
            id = "PURGE-02",
            needs = "PURGE",
            statement = "A purge whose answer is lost is not sent a second time, except where the target says that"
                    + " repeating it does no harm.")
    default void PURGE_02_aLostAnswerPurgesOnce(Lab lab) {
        ConnectionId id = synced(lab);
        lab.on(NeutralCall.PURGE).inject(Fault.resetAfterExecuting());
        var answer = lab.client().purge(id, PurgeRequest.connection());
        int sent = lab.sent(NeutralCall.PURGE).size();
        assertTrue(sent == 1 || lab.subject().purgeIsIdempotent(), () -> sent + " purges at the server");
        if (answer.isRight()) {
            finish(lab, answer.get());
        }
        assertEquals(Set.of(), lab.subject().synced(id), "the connection is empty");
    }

    /** Destroying nothing is no success. */
    @Rule(
            id = "PURGE-03",
            since = "2.0",
            needs = "PURGE_TABLE",
            statement = "A purge of a table that is not there is NOT_FOUND, and one whose name fits several tables is"
                    + " refused with their names. Neither sends anything that could remove data.")
    default void PURGE_03_destroyingNothingIsNoSuccess(Lab lab) {
        ConnectionId id = synced(lab);
        Set<TableRef> before = Set.copyOf(lab.subject().synced(id));
        TableRef known = before.iterator().next();
        for (TableRef absent :
                List.of(TableRef.of(known.schema(), "no_such_table"), TableRef.of("no_such_schema", known.table()))) {
            Expect.error(ErrorKind.NOT_FOUND, lab.client().purge(id, PurgeRequest.tables(absent)));
        }
        lab.subject().ambiguousTable(id).ifPresent(several -> {
            ConnectorError refused = Expect.error(lab.client().purge(id, PurgeRequest.tables(several)));
            before.stream()
                    .filter(table -> table.table().equals(several.table()))
                    .forEach(table -> assertTrue(refused.message().contains(table.toString()), refused::message));
        });
        Set<String> writes = new HashSet<>(lab.subject().operations(NeutralCall.PURGE));
        writes.removeAll(lab.subject().operations(NeutralCall.JOBS));
        assertEquals(
                List.of(),
                lab.simulator().journal().all().stream()
                        .filter(exchange -> writes.contains(exchange.operation())
                                && !exchange.method().equals("GET"))
                        .toList(),
                "purges at the server");
        assertEquals(before, lab.subject().synced(id), "the data");
    }

    private static ConnectionId synced(Lab lab) {
        return lab.subject().seedSynced().orElseThrow(() -> new InvalidProof("no synced data seeded"));
    }

    private static void finish(Lab lab, Purge purge) {
        purge.job().ifPresent(job -> Expect.result(lab.client().await(job, WaitPolicy.standard())));
    }
}
