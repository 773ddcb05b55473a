package org.connectorsdk.testkit.conformance.rules.operations;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.RuleContext;

/**
 * Proves that what is not declared is refused: kind Unsupported naming provider and capability, no request, no change,
 * and before any call has succeeded (CAP-02, CAP-03).
 */
public final class RefusalProof {
    private static final ConnectionId ANY = ConnectionId.of("any");
    private static final Map<Capability, Class<?>> FACETS = Map.of(
            Capability.PREVIEW, TablePreview.class,
            Capability.QUERY, SqlQuery.class,
            Capability.FILE_BROWSE, FileBrowser.class,
            Capability.TABLE_PROFILES, TableProfiles.class,
            Capability.LIFECYCLE, Lifecycle.class,
            Capability.WORKSPACES, Workspaces.class,
            Capability.BACKFILL, Backfill.class);

    private final RuleContext context;

    public RefusalProof(RuleContext context) {
        this.context = context;
    }

    /** Proves the refusal of one capability; answers what is wrong with it. */
    public List<String> faults(Capability capability) {
        List<String> wrong = new ArrayList<>();
        Object before = context.harness().snapshot();
        long requests = context.simulator().journal().arrived();
        try (Connections fresh = context.open()) {
            Class<?> facet = FACETS.get(capability);
            if (facet != null && fresh.facet(facet).isPresent()) {
                wrong.add(capability + " is not declared, yet its facet " + facet.getSimpleName() + " is there");
            }
            if (capability.equals(Capability.LIFECYCLE_DEFAULT) && context.declares(Capability.LIFECYCLE)) {
                fresh.facet(Lifecycle.class)
                        .ifPresent(
                                lifecycle -> check(capability, lifecycle.makeDefault(ANY, CallOptions.none()), wrong));
            }
            operations()
                    .getOrDefault(capability, List.of())
                    .forEach(call -> check(capability, call.apply(fresh), wrong));
        }
        if (context.simulator().journal().arrived() != requests) {
            wrong.add("refusing " + capability + " sent a request");
        }
        if (!before.equals(context.harness().snapshot())) {
            wrong.add("refusing " + capability + " changed the vendor's state");
        }
        return wrong;
    }

    private void check(Capability capability, Either<ConnectorError, ?> answer, List<String> wrong) {
        if (answer.isRight()) {
            wrong.add(capability + " is not declared, yet its operation succeeded");
        } else if (!(answer.getLeft() instanceof ConnectorError.Unsupported refusal)) {
            wrong.add(capability + " is refused as " + answer.getLeft().kind() + ", not as UNSUPPORTED");
        } else if (!refusal.message().contains(context.provider()) || !names(capability, refusal.capability())) {
            wrong.add("the refusal of " + capability + " does not name provider and capability: " + refusal.message());
        }
    }

    /** Where a parent is missing as well its name is the better answer. */
    private static boolean names(Capability capability, String named) {
        return named.equals(capability.name())
                || capability.parents().stream().anyMatch(parent -> names(parent, named));
    }

    private Map<Capability, List<Function<Connections, Either<ConnectorError, ?>>>> operations() {
        JobRef job = new JobRef(context.provider(), JobRef.fingerprint("any", ""), "job", "any", Optional.empty());
        SyncBaseline baseline = SyncBaseline.of(
                job.provider(),
                job.account(),
                ANY,
                SyncRequest.full(),
                context.clock().instant());
        Map<Capability, List<Function<Connections, Either<ConnectorError, ?>>>> all = new LinkedHashMap<>();
        all.put(
                Capability.LIST,
                List.of(
                        c -> c.list(ConnectionQuery.all()),
                        c -> c.stream(ConnectionQuery.all()).next()));
        all.put(Capability.ACCOUNT_CHECK, List.of(Connections::check));
        all.put(Capability.GET, List.of(c -> c.get(ANY)));
        all.put(Capability.CREATE, List.of(c -> c.create(context.harness().spec("refused"))));
        all.put(
                Capability.UPDATE,
                List.of(c ->
                        c.update(ANY, ConnectionChange.builder().name("refused").build())));
        all.put(Capability.DELETE, List.of(c -> c.delete(ANY)));
        all.put(Capability.TEST, List.of(c -> c.test(ANY)));
        all.put(Capability.TEST_SPEC, List.of(c -> c.test(context.harness().spec("refused"))));
        all.put(Capability.INTROSPECT, List.of(c -> c.introspect(ANY, IntrospectionRequest.all())));
        all.put(
                Capability.SYNC,
                List.of(
                        c -> c.sync(ANY, SyncRequest.full()),
                        c -> c.prepareSync(ANY, SyncRequest.full()),
                        c -> c.recoverSync(baseline),
                        c -> c.job(job)));
        all.put(
                Capability.SYNC_GUARD,
                List.of(c -> c.sync(ANY, SyncRequest.full().ifRunning(IfRunning.FAIL))));
        all.put(
                Capability.SYNC_TABLE,
                List.of(c -> c.sync(ANY, SyncRequest.full().tables(TableRef.of("s", "t")))));
        all.put(
                Capability.SYNC_RESTART,
                List.of(c -> c.sync(ANY, SyncRequest.full().ifRunning(IfRunning.RESTART))));
        all.put(Capability.SYNC_RELOAD, List.of(c -> c.sync(ANY, SyncRequest.reload())));
        all.put(
                Capability.SYNC_RELOAD_TABLE,
                List.of(c -> c.sync(ANY, SyncRequest.reload().tables(TableRef.of("s", "t")))));
        all.put(Capability.SYNC_CANCEL, List.of(c -> c.cancel(job)));
        all.put(Capability.JOB_LIST, List.of(c -> c.jobs(ANY, JobQuery.all())));
        all.put(Capability.PURGE, List.of(c -> c.purge(ANY, PurgeRequest.connection())));
        all.put(Capability.PURGE_TABLE, List.of(c -> c.purge(ANY, PurgeRequest.tables(TableRef.of("s", "t")))));
        return all;
    }
}
