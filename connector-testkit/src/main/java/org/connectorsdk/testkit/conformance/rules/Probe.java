package org.connectorsdk.testkit.conformance.rules;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.RuleContext;

/**
 * A call that is ready to be made on seeded data, for rules that hold for every read, or for any write.
 *
 * @param call which call
 * @param ask how it is made
 */
public record Probe(NeutralCall call, Function<Connections, Either<ConnectorError, ?>> ask) {

    public Either<ConnectorError, ?> on(Connections client) {
        return ask.apply(client);
    }

    @Override
    public String toString() {
        return call.name();
    }

    /** All reads that the provider declares. */
    public static List<Probe> reads(RuleContext context) {
        List<Probe> reads = new ArrayList<>();
        List<Connection> seeded = context.harness().seed(2);
        if (context.declares(NeutralCall.LIST.capability())) {
            reads.add(new Probe(NeutralCall.LIST, c -> c.list(ConnectionQuery.all())));
        }
        if (context.declares(NeutralCall.GET.capability())) {
            ConnectionId id = seeded.get(0).id();
            reads.add(new Probe(NeutralCall.GET, c -> c.get(id)));
        }
        if (context.declares(NeutralCall.INTROSPECT.capability())) {
            context.harness()
                    .seedCatalog()
                    .ifPresent(catalog -> reads.add(new Probe(
                            NeutralCall.INTROSPECT,
                            c -> c.introspect(catalog.connection(), IntrospectionRequest.all()))));
        }
        if (context.declares(NeutralCall.JOB.capability())) {
            context.harness().seedSyncable().ifPresent(id -> {
                JobRef ref = Expect.result(context.client().sync(id, SyncRequest.full()))
                        .ref();
                reads.add(new Probe(NeutralCall.JOB, c -> c.job(ref)));
                if (context.declares(NeutralCall.JOBS.capability())) {
                    reads.add(new Probe(NeutralCall.JOBS, c -> c.jobs(id, JobQuery.all())));
                }
            });
        }
        if (reads.isEmpty()) {
            throw new InvalidProof("the provider declares no read at all");
        }
        return reads;
    }

    /** The read that rules use when one will do. */
    public static Probe read(RuleContext context) {
        return reads(context).get(0);
    }

    /**
     * The write that must not be sent twice: a create; where there is none the start of a sync, then a purge.
     *
     * @param context the context
     * @param name what makes this write different from another one
     */
    public static Probe unsafe(RuleContext context, String name) {
        if (context.declares(NeutralCall.CREATE.capability())) {
            return new Probe(NeutralCall.CREATE, c -> c.create(context.harness().spec(name)));
        }
        if (context.declares(NeutralCall.SYNC.capability())) {
            ConnectionId id = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
            return new Probe(NeutralCall.SYNC, c -> c.sync(id, SyncRequest.full()));
        }
        if (context.declares(NeutralCall.PURGE.capability())) {
            ConnectionId id = context.harness().seedSynced().orElseThrow(() -> new InvalidProof("nothing to purge"));
            return new Probe(NeutralCall.PURGE, c -> c.purge(id, PurgeRequest.connection()));
        }
        throw new NotApplicable(NotApplicable.Reason.NO_UNSAFE_OPERATION);
    }
}
