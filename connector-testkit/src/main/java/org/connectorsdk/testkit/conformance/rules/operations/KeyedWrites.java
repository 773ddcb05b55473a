package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * The writes that take a caller's idempotency key: each is made with one, its first answer is lost, and it happens
 * once.
 */
final class KeyedWrites {
    private static final String KEY = "key-of-the-caller-4711";
    private static final CallOptions KEYED =
            CallOptions.builder().idempotencyKey(KEY).build();
    private static final int UNAVAILABLE = 503;

    private final RuleContext context;

    KeyedWrites(RuleContext context) {
        this.context = context;
    }

    /** Makes those that the descriptor names; the first error among their answers, else the last answer. */
    Either<ConnectorError, ?> tried() {
        boolean creates = takesKey(NeutralCall.CREATE, "create");
        boolean syncs = takesKey(NeutralCall.SYNC, "sync");
        assertTrue(creates || syncs, "neither a create nor a sync takes a key");
        Either<ConnectorError, ?> created = creates ? create() : Either.right("not asked for");
        return created.isRight() && syncs ? sync() : created;
    }

    private boolean takesKey(NeutralCall call, String operation) {
        return context.declares(call.capability()) && context.descriptor().takesIdempotencyKey(operation);
    }

    private Either<ConnectorError, ?> create() {
        return once(
                NeutralCall.CREATE,
                context.harness()::connections,
                () -> context.client().with(KEYED).create(context.harness().spec("keyed")));
    }

    private Either<ConnectorError, ?> sync() {
        ConnectionId id = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        context.harness().scriptNextJob(List.of(VendorHarness.JobStep.of(JobState.RUNNING)));
        return once(
                NeutralCall.SYNC,
                context.harness()::syncsStarted,
                () -> context.client().with(KEYED).sync(id, SyncRequest.full()));
    }

    private Either<ConnectorError, ?> once(
            NeutralCall call, IntSupplier effects, Supplier<Either<ConnectorError, ?>> write) {
        int before = effects.getAsInt();
        int sentBefore = context.sent(call).size();
        context.on(call).inject(Fault.statusAfterExecuting(UNAVAILABLE));
        Either<ConnectorError, ?> answer = write.get();
        List<Exchange> sent = context.sent(call);
        sent.subList(sentBefore, sent.size())
                .forEach(exchange -> assertTrue(carriesKey(exchange), () -> "no key in " + exchange));
        assertEquals(sentBefore + 2, sent.size(), call + " with a key whose answer is lost, requests");
        assertEquals(before + 1, effects.getAsInt(), call + " with a key, effects");
        return answer;
    }

    /** In a header or in the body, wherever the vendor has it. */
    private static boolean carriesKey(Exchange exchange) {
        return exchange.bodyText().contains(KEY)
                || exchange.rawHeaders().stream()
                        .anyMatch(header -> header.value().equals(KEY));
    }
}
