package org.connectorsdk.verification.findings;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.verification.incidents.Stage;

/** Operations that a test puts its inputs to one after the other, each with what has to be there. */
public enum Asked {
    LIST("LIST", NeutralCall.LIST, Asked::ofThree, (stage, id) -> ViewCall.list()),
    STREAM("LIST", NeutralCall.LIST, Asked::ofThree, (stage, id) -> ViewCall.stream()),
    GET("GET", NeutralCall.GET, Asked::seeded, (stage, id) -> ViewCall.get(id)),
    CREATE("CREATE", NeutralCall.CREATE, Asked::none, (stage, id) -> ViewCall.create(stage.spec("orders"))),
    UPDATE("UPDATE", NeutralCall.UPDATE, Asked::seeded, (stage, id) -> ViewCall.update(id, renamed())),
    DELETE("DELETE", NeutralCall.DELETE, Asked::seeded, (stage, id) -> ViewCall.delete(id)),
    INTROSPECT("INTROSPECT", NeutralCall.INTROSPECT, Asked::seeded, (stage, id) -> ViewCall.introspect(id)),
    SYNC("SYNC", NeutralCall.SYNC, Asked::syncable, (stage, id) -> ViewCall.sync(id)),
    JOBS("JOB_LIST", NeutralCall.JOBS, Asked::seeded, (stage, id) -> ViewCall.jobs(id, JobQuery.all())),
    CANCEL("SYNC_CANCEL", NeutralCall.CANCEL, Asked::none, (stage, id) -> cancel(stage)),
    PURGE(
            "PURGE",
            NeutralCall.PURGE,
            stage -> stage.harness().seedSynced().orElseThrow(),
            (stage, id) -> ViewCall.purge(id, PurgeRequest.connection())),
    BACKFILL(
            "BACKFILL",
            NeutralCall.SYNC,
            stage -> stage.harness().seedSyncable().orElseThrow(),
            (stage, id) -> ViewCall.backfill(id, day()));

    private static final ConnectionId NONE = ConnectionId.of("none");

    private final String capability;
    private final NeutralCall sent;
    private final Function<Stage, ConnectionId> seed;
    private final BiFunction<Stage, ConnectionId, ViewCall<?>> call;

    Asked(
            String capability,
            NeutralCall sent,
            Function<Stage, ConnectionId> seed,
            BiFunction<Stage, ConnectionId, ViewCall<?>> call) {
        this.capability = capability;
        this.sent = sent;
        this.seed = seed;
        this.call = call;
    }

    /** Without which it is not there. */
    public String capability() {
        return capability;
    }

    /** What reaches the vendor. */
    public NeutralCall sent() {
        return sent;
    }

    /** Makes what it is about. */
    public ConnectionId seed(Stage stage) {
        return seed.apply(stage);
    }

    /** The call about a connection, whether that is there or not. */
    public ViewCall<?> about(Stage stage, ConnectionId id) {
        return call.apply(stage, id);
    }

    /** The call about what is there. */
    public ViewCall<?> on(Stage stage) {
        return about(stage, seed(stage));
    }

    public static Backfill.Span day() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        return new Backfill.Span(from, from.plusSeconds(86_400), List.of());
    }

    private static ConnectionId none(Stage stage) {
        return NONE;
    }

    private static ConnectionId seeded(Stage stage) {
        return stage.seed(1).get(0).id();
    }

    private static ConnectionId ofThree(Stage stage) {
        return stage.seed(3).get(0).id();
    }

    private static ConnectionId syncable(Stage stage) {
        return stage.syncable(JobStep.of(JobState.RUNNING));
    }

    private static ConnectionChange renamed() {
        return ConnectionChange.builder().name("renamed").build();
    }

    private static ViewCall<?> cancel(Stage stage) {
        try (Connections starter = stage.open()) {
            return ViewCall.cancel(stage.started(starter, JobStep.of(JobState.RUNNING)));
        }
    }
}
