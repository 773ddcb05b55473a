package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.verification.incidents.Stage;
import org.connectorsdk.verification.wire.VendorRoutes;

/**
 * An operation of which one request fails. Holds what its error says against what reached the server and what the
 * server did.
 *
 * @param fault what becomes of the request
 */
record FailingRequest(Sent fault) {
    private static final int MOST_REQUESTS = 12;
    private static final int TIMEOUT = 408;

    /** Makes the fault for a stage and the client that sends the request. */
    interface Sent {
        Fault of(Stage stage, Connections client);
    }

    /** Makes the call once for each of its requests, which fails. */
    static void each(Case<FailingRequest> one) {
        NeutralCall write = one.operation().sent();
        for (int k = 1; k <= MOST_REQUESTS; k++) {
            try (Stage stage = new Stage(one.target())) {
                ViewCall<?> call = one.operation().on(stage);
                Connections client = stage.open();
                Object before = stage.harness().snapshot();
                long earlier = stage.journal().arrived();
                AtomicInteger requests = new AtomicInteger();
                int failing = k;
                stage.on(FaultScript.ANY)
                        .when(sent -> requests.incrementAndGet() == failing)
                        .inject(one.value().fault().of(stage, client));

                Either<ConnectorError, ?> answer = one.ask(client, call);
                assertThat(Thread.interrupted()).as("nobody else interrupts").isIn(true, false);

                if (answer.isLeft()) {
                    String told = "request " + k + ": " + answer.getLeft().message();
                    assertNothingDenied(stage, write, before, answer.getLeft(), told);
                    assertNoNeedlessDoubt(stage, earlier, answer.getLeft(), told);
                }
                if (requests.get() < k) {
                    return;
                }
            }
        }
    }

    private static void assertNothingDenied(
            Stage stage, NeutralCall write, Object before, ConnectorError error, String told) {
        if (error.outcome() == Outcome.UNKNOWN) {
            return;
        }
        if (write == NeutralCall.CREATE) {
            // What was made on the way and deleted again leaves a trace at some vendors, and nothing to the caller.
            assertThat(stage.harness().connections()).as(told).isZero();
            assertThat(done(stage, "create")).as(told).isEqualTo(done(stage, "delete"));
            return;
        }
        assertThat(stage.harness().snapshot()).as(told).isEqualTo(before);
        if (write == NeutralCall.SYNC || write == NeutralCall.CANCEL) {
            assertThat(stage.sent(write)).as(told).noneMatch(sent -> sent.status() / 100 == 2);
        }
    }

    /** In doubt is only what a write that arrived, and was not refused in so many words, may have done. */
    private static void assertNoNeedlessDoubt(Stage stage, long earlier, ConnectorError error, String told) {
        VendorRoutes routes = new VendorRoutes(stage.harness().simulator().routes());
        List<Exchange> writes = stage.journal()
                .matching(sent -> sent.sequence() > earlier && routes.isWrite(sent.method(), sent.path()));
        if (writes.stream().allMatch(FailingRequest::isRefusal)) {
            assertThat(error.outcome()).as(told).isNotEqualTo(Outcome.UNKNOWN);
        }
        if (writes.isEmpty()) {
            assertThat(error.context().done()).as(told).isEmpty();
        }
    }

    private static boolean isRefusal(Exchange sent) {
        return sent.status() / 100 == 4 && sent.status() != TIMEOUT;
    }

    private static int done(Stage stage, String word) {
        return stage.journal()
                .matching(sent -> sent.status() / 100 == 2
                        && sent.operation().toLowerCase(Locale.ROOT).contains(word))
                .size();
    }
}
