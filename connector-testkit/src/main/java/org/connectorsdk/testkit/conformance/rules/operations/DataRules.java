package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededRows;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.fault.Latch;

/** Rules about rows: previews of tables and results of statements. */
public interface DataRules {
    /** Rows of a small table. */
    int FEW = 7;

    /** Rows that are asked for when a table has {@link #FEW}. */
    int SOME = 3;

    /** Rows of a result that does not fit into the buffers on its way. */
    int ENOUGH = 10_000;

    /** Rows of a result that no client should want to hold. */
    int MANY = 200_000;

    @Rule(
            id = "PREV-01",
            needs = "PREVIEW",
            statement = "A preview has the columns that introspection shows and no more rows than were asked for, and"
                    + " each value is of its column's type.")
    default void PREV_01_aPreviewShowsTheFirstRows(RuleContext context) {
        SeededRows few = rows(context, FEW);
        TablePreview.Preview preview =
                Expect.result(previews(context).preview(few.connection(), few.table(), SOME, none()));
        assertEquals(few.columns(), preview.columns(), "columns");
        assertEquals(few.rows().subList(0, SOME), preview.rows(), "rows");
        if (context.declares(Capability.INTROSPECT)) {
            IntrospectionRequest request = IntrospectionRequest.all()
                    .schema(few.table().schema())
                    .table(few.table().table());
            List<String> introspected =
                    Expect.result(context.client().introspect(few.connection(), request))
                            .tables()
                            .get(0)
                            .columns()
                            .stream()
                            .map(Column::name)
                            .toList();
            assertEquals(introspected, preview.columns(), "columns as introspected");
        }
        SeededRows types = types(context);
        assertEquals(
                types.rows(),
                Expect.result(previews(context).preview(types.connection(), types.table(), FEW, none()))
                        .rows(),
                "values of all types");
    }

    @Rule(
            id = "PREV-02",
            needs = "PREVIEW",
            statement = "A preview changes nothing at the vendor, and tells whether the table has more rows than it"
                    + " shows.")
    default void PREV_02_aPreviewReadsAndSaysWhatItCut(RuleContext context) {
        SeededRows few = rows(context, FEW);
        Object before = context.harness().snapshotWithout(context.harness().accessStamps());
        assertEquals(
                Optional.of(true),
                Expect.result(previews(context).preview(few.connection(), few.table(), SOME, none()))
                        .truncated(),
                "there are more rows");
        assertEquals(
                Optional.of(false),
                Expect.result(previews(context).preview(few.connection(), few.table(), FEW, none()))
                        .truncated(),
                "there are no more rows");
        assertEquals(before, context.harness().snapshotWithout(context.harness().accessStamps()), "the vendor's state");
    }

    @Rule(
            id = "QRY-01",
            needs = "QUERY",
            statement = "Results keep values as they are: integers of 64 bits, decimals to the last digit, dates,"
                    + " timestamps with and without zone, bytes, and the difference between null and an empty text.")
    default void QRY_01_valuesAreExact(RuleContext context) {
        SeededRows types = types(context);
        try (SqlQuery.Rows rows = Expect.result(ask(context.client(), types))) {
            assertEquals(types.columns(), rows.columns(), "columns");
            assertEquals(types.rows(), all(rows), "values");
        }
    }

    @Rule(
            id = "QRY-02",
            needs = "QUERY",
            statement = "A statement that the vendor rejects gives QUERY_FAILED with the vendor's explanation, is"
                    + " sent once, and is not taken for an outage.")
    default void QRY_02_aFailedStatementIsTold(RuleContext context) {
        VendorHarness.FailingStatement failing = context.harness()
                .failingStatement()
                .orElseThrow(() -> new InvalidProof("the target knows no statement that fails"));
        context.simulator().journal().clear();
        ConnectorError error = Expect.error(
                ErrorKind.QUERY_FAILED,
                queries(context.client())
                        .query(failing.connection(), failing.sql(), OptionalInt.empty(), none())
                        .flatMap(DataRules::first));
        assertTrue(error.message().contains(failing.shown()), error::message);
        assertEquals(1, context.sent(NeutralCall.QUERY).size(), "statements at the server");
    }

    /** A result may still run when it ends. */
    private static Either<ConnectorError, ?> first(SqlQuery.Rows rows) {
        try (rows) {
            return rows.next();
        }
    }

    @Rule(
            id = "QRY-03",
            needs = "QUERY_STREAM",
            statement = "The first row can be read while the server still holds back the end of the answer, and"
                    + " 200,000 rows can be read through to the last.")
    default void QRY_03_rowsFlow(RuleContext context) throws Exception {
        SeededRows many = rows(context, MANY);
        Latch latch = new Latch();
        ArmedFault half = context.on(NeutralCall.QUERY).inject(Fault.holdBody(0.5, latch));
        try (SqlQuery.Rows rows = Expect.result(ask(context.client(), many))) {
            CompletableFuture<Optional<List<JsonValue>>> first =
                    CompletableFuture.supplyAsync(() -> Expect.result(rows.next()));
            try {
                assertEquals(
                        Optional.of(many.rows().get(0)),
                        first.get(2 * context.patience().toMillis(), TimeUnit.MILLISECONDS),
                        "the first row");
            } catch (TimeoutException e) {
                throw new AssertionError("no row arrives while the server holds back the last one", e);
            } finally {
                latch.release();
            }
            assertEquals(1, half.fired(), "answers held back");
            long left = 0;
            while (Expect.result(rows.next()).isPresent()) {
                left++;
            }
            assertEquals(MANY - 1, left, "rows after the first one");
        }
    }

    @Rule(
            id = "QRY-04",
            needs = "QUERY",
            statement = "A result that is closed before its end causes no more requests, and its connection is given"
                    + " back or closed.")
    default void QRY_04_closingEarlyEndsIt(RuleContext context) throws InterruptedException {
        int rounds = 6;
        context.proxy();
        Connections client = context.open(); // through the proxy, which counts connections
        SeededRows rows = rows(context, ENOUGH);
        for (int round = 0; round < rounds; round++) {
            try (SqlQuery.Rows some = Expect.result(ask(client, rows))) {
                assertTrue(Expect.result(some.next()).isPresent(), "a row");
            }
        }
        long asked = context.simulator().journal().arrived();
        assertTrue(asked >= rounds, "each result was asked for");
        assertTrue(
                context.awaitFewConnections(rounds / 2),
                () -> context.proxy().open() + " connections are held after " + rounds + " results were closed");
        assertEquals(asked, context.simulator().journal().arrived(), "requests after the end");
    }

    @Rule(
            id = "QRY-06",
            since = "2.0",
            needs = "QUERY",
            statement = "A 200 without what makes a result is an error. If a result takes further requests and one of"
                    + " them fails, the rows that were there before are delivered, and then the error.")
    default void QRY_06_whatWasInHandIsKept(RuleContext context) {
        SeededRows rows = rows(context, FEW);
        for (String odd : List.of("{}", "{\"error\":{\"message\":\"table is locked\"}}", "{\"message\":\"no\"}")) {
            context.on(NeutralCall.QUERY).inject(Fault.status(200).json(odd));
            Expect.error(ask(context.client(), rows).flatMap(DataRules::first).map(Object.class::cast));
        }
        SeededRows many = context.harness().seedCutRows().orElse(rows);
        try (SqlQuery.Rows whole = Expect.result(ask(context.client(), many))) {
            assertEquals(many.rows(), all(whole), "all rows, in the answer and behind it");
        }
        String statement = context.harness().operations(NeutralCall.QUERY).get(0);
        context.simulator().journal().clear();
        context.simulator()
                .faults()
                .on(FaultScript.ANY)
                .when(call -> !call.operation().equals(statement)
                        && context.simulator().journal().count(statement) > 0)
                .always()
                .inject(Fault.status(500));
        List<List<JsonValue>> delivered = new ArrayList<>();
        Either<ConnectorError, Optional<List<JsonValue>>> next;
        try (SqlQuery.Rows found = Expect.result(ask(context.client(), many))) {
            next = found.next();
            while (next.isRight() && next.get().isPresent()) {
                delivered.add(next.get().get());
                next = found.next();
            }
        }
        context.simulator().faults().clear();
        assertFalse(delivered.isEmpty(), "rows that were in hand");
        assertEquals(many.rows().subList(0, delivered.size()), delivered, "rows that were in hand");
        assertEquals(delivered.size() == many.rows().size(), next.isRight(), "a part is not the whole");
    }

    @Rule(
            id = "QRY-05",
            needs = "QUERY_ASYNC",
            notTestable =
                    "a statement runs to its end within one call: the neutral interface has no handle of a running"
                            + " statement",
            statement = "A statement that the server runs in the background is waited for like a job: SYNC-03 to"
                    + " SYNC-05, SYNC-07 and SYNC-09 hold for it. Where the vendor can cancel it, giving up does so.")
    default void QRY_05_waitingForAStatementIsWaitingForAJob(RuleContext context) {}

    private static CallOptions none() {
        return CallOptions.none();
    }

    private static TablePreview previews(RuleContext context) {
        return context.client()
                .facet(TablePreview.class)
                .orElseThrow(() -> new AssertionError("PREVIEW is declared and there is no facet TablePreview"));
    }

    private static SqlQuery queries(Connections client) {
        return client.facet(SqlQuery.class)
                .orElseThrow(() -> new AssertionError("QUERY is declared and there is no facet SqlQuery"));
    }

    private static Either<ConnectorError, SqlQuery.Rows> ask(Connections client, SeededRows rows) {
        return queries(client).query(rows.connection(), rows.statement(), OptionalInt.empty(), none());
    }

    private static SeededRows rows(RuleContext context, int count) {
        return context.harness().seedRows(count).orElseThrow(() -> new InvalidProof("no rows seeded"));
    }

    private static SeededRows types(RuleContext context) {
        return context.harness().seedTypes().orElseThrow(() -> new InvalidProof("no values of all types seeded"));
    }

    private static List<List<JsonValue>> all(SqlQuery.Rows rows) {
        List<List<JsonValue>> all = new ArrayList<>();
        while (true) {
            Optional<List<JsonValue>> row = Expect.result(rows.next());
            if (row.isEmpty()) {
                return all;
            }
            all.add(row.get());
        }
    }
}
