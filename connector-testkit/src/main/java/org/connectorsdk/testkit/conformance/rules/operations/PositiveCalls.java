package org.connectorsdk.testkit.conformance.rules.operations;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;

/** For every capability that is declared and covers an operation: that operation on data for which it must succeed. */
final class PositiveCalls {
    private static final CallOptions NONE = CallOptions.none();

    private final RuleContext context;

    PositiveCalls(RuleContext context) {
        this.context = context;
    }

    /** Makes the calls; what each declared capability says of its failure. One that breaks takes no other down. */
    Map<Capability, String> failures() {
        Map<Capability, Supplier<Either<ConnectorError, ?>>> calls = new LinkedHashMap<>();
        connections(calls);
        data(calls);
        jobs(calls);
        Map<Capability, String> failures = new LinkedHashMap<>();
        calls.forEach((capability, call) -> {
            if (context.declares(capability)) {
                failure(call).ifPresent(why -> failures.put(capability, why));
            }
        });
        return failures;
    }

    private static Optional<String> failure(Supplier<Either<ConnectorError, ?>> call) {
        try {
            Either<ConnectorError, ?> answer = call.get();
            return answer.isLeft() ? Optional.of("answers " + answer.getLeft().message()) : Optional.empty();
        } catch (InvalidProof e) {
            throw e;
        } catch (AssertionError e) {
            return Optional.of("is not what it says: " + e.getMessage());
        } catch (RuntimeException e) {
            return Optional.of("throws " + e);
        }
    }

    private Connections client() {
        return context.client();
    }

    private ConnectionId seeded() {
        return context.harness().seed(1).get(0).id();
    }

    private static <T> T from(Optional<T> seed, String what) {
        return seed.orElseThrow(() -> new InvalidProof("the target seeds no " + what));
    }

    private void connections(Map<Capability, Supplier<Either<ConnectorError, ?>>> calls) {
        calls.put(Capability.ACCOUNT_CHECK, () -> client().check());
        calls.put(Capability.LIST, () -> client().list(ConnectionQuery.all()));
        calls.put(
                Capability.LIST_SORT,
                () -> client().list(ConnectionQuery.builder()
                        .sort(context.descriptor().sorts().iterator().next())
                        .build()));
        calls.put(Capability.GET, () -> client().get(seeded()));
        calls.put(Capability.CREATE, () -> client().create(context.harness().spec("positive")));
        calls.put(Capability.UPDATE, () -> {
            Connection seeded = context.harness().seed(1).get(0);
            return client().update(seeded.id(), context.harness().changeFor(seeded));
        });
        calls.put(Capability.DELETE, () -> client().delete(seeded()));
        calls.put(
                Capability.TEST,
                () -> client().test(context.harness()
                        .seedReachability(VendorHarness.Reach.GOOD)
                        .orElseGet(this::seeded)));
        calls.put(Capability.TEST_SPEC, () -> client().test(context.harness().spec("tested")));
        calls.put(Capability.IDEMPOTENCY_KEY, new KeyedWrites(context)::tried);
        calls.put(
                Capability.WORKSPACES,
                () -> facet(Workspaces.class, facet -> facet.workspaces(Optional.empty(), NONE)));
        calls.put(Capability.LIFECYCLE, () -> facet(Lifecycle.class, facet -> facet.disable(seeded(), NONE)));
        calls.put(
                Capability.LIFECYCLE_DEFAULT, () -> facet(Lifecycle.class, facet -> facet.makeDefault(seeded(), NONE)));
    }

    private void data(Map<Capability, Supplier<Either<ConnectorError, ?>>> calls) {
        calls.put(
                Capability.INTROSPECT,
                () -> client().introspect(
                                from(context.harness().seedCatalog(), "catalog").connection(),
                                IntrospectionRequest.all()));
        calls.put(
                Capability.PREVIEW,
                () -> facet(TablePreview.class, facet -> {
                    VendorHarness.SeededRows rows = rows();
                    return facet.preview(rows.connection(), rows.table(), 1, NONE);
                }));
        calls.put(
                Capability.QUERY,
                () -> facet(SqlQuery.class, facet -> {
                    VendorHarness.SeededRows rows = rows();
                    return facet.query(rows.connection(), rows.statement(), OptionalInt.empty(), NONE)
                            .peek(SqlQuery.Rows::close);
                }));
        calls.put(
                Capability.FILE_BROWSE,
                () -> facet(
                        FileBrowser.class,
                        facet ->
                                facet.files(from(context.harness().seedFiles(), "files"), "", Optional.empty(), NONE)));
        calls.put(
                Capability.TABLE_PROFILES,
                () -> facet(TableProfiles.class, facet -> {
                    ConnectionId id = synced();
                    return facet.profile(id, table(id), NONE);
                }));
    }

    private VendorHarness.SeededRows rows() {
        return from(context.harness().seedRows(3), "rows");
    }

    private void jobs(Map<Capability, Supplier<Either<ConnectorError, ?>>> calls) {
        calls.put(Capability.SYNC, () -> client().sync(syncable(), SyncRequest.full()));
        calls.put(Capability.SYNC_TABLE, () -> {
            VendorHarness.SeededCatalog seeded = from(context.harness().seedCatalog(), "catalog");
            TableRef table = seeded.catalog().tables().get(0).ref();
            return client().sync(seeded.connection(), SyncRequest.full().tables(table));
        });
        calls.put(Capability.SYNC_RELOAD, () -> client().sync(syncable(), SyncRequest.reload()));
        calls.put(
                Capability.SYNC_RESTART,
                () -> client().sync(syncable(), SyncRequest.full().ifRunning(IfRunning.RESTART)));
        calls.put(Capability.SYNC_CANCEL, () -> {
            ConnectionId id = syncable();
            context.harness().scriptNextJob(List.of(VendorHarness.JobStep.of(JobState.RUNNING)));
            return client().sync(id, SyncRequest.full()).flatMap(job -> client().cancel(job.ref()));
        });
        calls.put(Capability.JOB_LIST, () -> client().jobs(syncable(), JobQuery.all()));
        calls.put(
                Capability.BACKFILL,
                () -> facet(Backfill.class, facet -> {
                    var now = context.clock().instant();
                    return facet.backfill(
                            syncable(),
                            new Backfill.Span(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)), List.of()),
                            NONE);
                }));
        calls.put(Capability.PURGE, () -> client().purge(synced(), PurgeRequest.connection()));
        calls.put(Capability.PURGE_TABLE, () -> {
            ConnectionId id = synced();
            return client().purge(id, PurgeRequest.tables(table(id)));
        });
    }

    private ConnectionId syncable() {
        return from(context.harness().seedSyncable(), "connection to sync");
    }

    private ConnectionId synced() {
        return from(context.harness().seedSynced(), "synced data");
    }

    private TableRef table(ConnectionId connection) {
        return context.harness().synced(connection).iterator().next();
    }

    private <F> Either<ConnectorError, ?> facet(Class<F> type, Function<F, Either<ConnectorError, ?>> call) {
        Optional<F> facet = client().facet(type);
        return facet.isPresent() ? call.apply(facet.get()) : Either.left(absent(type));
    }

    private ConnectorError absent(Class<?> type) {
        String name = type.getSimpleName();
        return new ConnectorError.Unsupported(
                ErrorContext.of(context.provider(), "facet")
                        .summary("there is no facet " + name)
                        .build(),
                name);
    }
}
