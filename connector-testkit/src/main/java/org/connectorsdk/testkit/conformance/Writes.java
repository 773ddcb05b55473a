package org.connectorsdk.testkit.conformance;

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
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;

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
    static List<Write> all(Lab lab) {
        ConformanceSubject subject = lab.subject();
        List<Write> all = new ArrayList<>();
        all.add(new Write(NeutralCall.CREATE, name -> () -> lab.client().create(subject.spec(name))));
        all.add(new Write(NeutralCall.UPDATE, name -> {
            Connection seeded = subject.seed(1).get(0);
            return () -> lab.client().update(seeded.id(), subject.changeFor(seeded));
        }));
        all.add(new Write(NeutralCall.DELETE, name -> {
            ConnectionId id = subject.seed(1).get(0).id();
            return () -> lab.client().delete(id);
        }));
        all.add(new Write(NeutralCall.SYNC, name -> {
            ConnectionId id = syncable(lab);
            return () -> lab.client().sync(id, SyncRequest.full());
        }));
        all.add(new Write(NeutralCall.CANCEL, name -> {
            ConnectionId id = syncable(lab);
            JobRef ref =
                    Expect.result(lab.client().sync(id, SyncRequest.full())).ref();
            return () -> lab.client().cancel(ref);
        }));
        all.add(new Write(NeutralCall.PURGE, name -> {
            ConnectionId id = subject.seedSynced().orElseThrow(() -> new InvalidProof("no synced data seeded"));
            return () -> lab.client().purge(id, PurgeRequest.connection());
        }));
        all.removeIf(write -> !lab.declares(write.call().capability()));
        if (all.isEmpty()) {
            throw new NotApplicable(NotApplicable.Reason.NO_UNSAFE_OPERATION);
        }
        return all;
    }

    private static ConnectionId syncable(Lab lab) {
        lab.subject().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        return lab.subject().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
    }

    /** Whether the operation that carries a call's effect was answered with success. */
    static boolean wasCarriedOut(Lab lab, NeutralCall call) {
        return lab.sent(call).stream().anyMatch(exchange -> exchange.status() >= 200 && exchange.status() < 300);
    }
}
