package org.connectorsdk.testkit.conformance.rules.reliability;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;

/** All calls that change something, each on data of its own. */
final class Writes {
    private Writes() {}

    /** A call, ready to be made once. */
    interface Prepared {
        Either<ConnectorError, ?> ask();
    }

    /** A call that changes something, to be prepared under a name for each time it is made. */
    record Write(NeutralCall call, Function<String, Prepared> ready) {
        Prepared prepare(String name) {
            return ready.apply(name);
        }
    }

    /** Those that the provider declares. */
    static List<Write> all(RuleContext context) {
        VendorHarness harness = context.harness();
        List<Write> all = new ArrayList<>();
        all.add(new Write(NeutralCall.CREATE, name -> () -> context.client().create(harness.spec(name))));
        all.add(new Write(NeutralCall.UPDATE, name -> {
            Connection seeded = harness.seed(1).get(0);
            return () -> context.client().update(seeded.id(), harness.changeFor(seeded));
        }));
        all.add(new Write(NeutralCall.DELETE, name -> {
            ConnectionId id = harness.seed(1).get(0).id();
            return () -> context.client().delete(id);
        }));
        all.add(new Write(NeutralCall.SYNC, name -> {
            ConnectionId id = syncable(context);
            return () -> context.client().sync(id, SyncRequest.full());
        }));
        all.add(new Write(NeutralCall.CANCEL, name -> {
            ConnectionId id = syncable(context);
            JobRef ref =
                    Expect.result(context.client().sync(id, SyncRequest.full())).ref();
            return () -> context.client().cancel(ref);
        }));
        all.add(new Write(NeutralCall.PURGE, name -> {
            ConnectionId id = harness.seedSynced().orElseThrow(() -> new InvalidProof("no synced data seeded"));
            return () -> context.client().purge(id, PurgeRequest.connection());
        }));
        all.removeIf(write -> !context.declares(write.call().capability()));
        if (all.isEmpty()) {
            throw new NotApplicable(NotApplicable.Reason.NO_UNSAFE_OPERATION);
        }
        return all;
    }

    private static ConnectionId syncable(RuleContext context) {
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        return context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
    }

    /** Whether the operation that carries a call's effect was answered with success. */
    static boolean wasCarriedOut(RuleContext context, NeutralCall call) {
        return context.sent(call).stream().anyMatch(exchange -> exchange.status() >= 200 && exchange.status() < 300);
    }
}
