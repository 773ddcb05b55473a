package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.vavr.control.Either;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewLoadWire;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every neutral operation against a server of autumn: what the vendor retired says when, all else works. */
class AutumnWalkTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");
    private static final SyncRequest TABLE = SyncRequest.full().tables(ORDERS);
    private static final IntrospectionRequest FRESH = IntrospectionRequest.all().fresh();
    private static final ConnectionChange RENAMED =
            ConnectionChange.builder().name("n").build();
    private static final String SUCCESS = "";
    private static final String NEVER = "never";

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    /** One operation on a server of its own. */
    @FunctionalInterface
    private interface Call {
        Either<ConnectorError, ?> on(Connections hotdata, ConnectionId id);
    }

    /** A call, and when the vendor retired what it needs; nothing for a success. */
    private record Walked(Call call, String retired) {}

    private Map<String, Walked> walk() {
        Map<String, Walked> walk = new LinkedHashMap<>();
        works(walk, "check", (hotdata, id) -> hotdata.check());
        works(walk, "list", (hotdata, id) -> hotdata.list(ConnectionQuery.all()));
        works(walk, "stream", (hotdata, id) -> first(hotdata.stream(ConnectionQuery.all())));
        works(walk, "get", Connections::get);
        works(walk, "create", (hotdata, id) -> hotdata.create(spec("fresh")));
        works(walk, "delete", Connections::delete);
        works(walk, "introspect", (hotdata, id) -> hotdata.introspect(id, IntrospectionRequest.all()));
        works(walk, "job", (hotdata, id) -> hotdata.job(loading(hotdata)));
        works(walk, "await", (hotdata, id) -> hotdata.await(loading(hotdata), WaitPolicy.standard()));
        works(walk, "purge of a table", (hotdata, id) -> hotdata.purge(id, PurgeRequest.tables(ORDERS)));
        works(walk, "reconcile", (hotdata, id) -> hotdata.reconcile(lostCreate(hotdata)));
        works(walk, "preview", this::preview);
        works(walk, "query", this::query);
        works(walk, "profile", this::profile);
        works(walk, "load", (hotdata, id) -> loaded(hotdata));
        is(walk, "test", "on 2026-09-18", Connections::test);
        is(walk, "sync", "on 2026-09-18", (hotdata, id) -> hotdata.sync(id, SyncRequest.full()));
        is(walk, "sync of a table", "on 2026-09-18", (hotdata, id) -> hotdata.sync(id, TABLE));
        works(walk, "prepareSync", (hotdata, id) -> hotdata.prepareSync(id, SyncRequest.full()));
        works(walk, "recoverSync", AutumnWalkTest::recovered);
        is(walk, "introspect anew", "on 2026-09-18", (hotdata, id) -> hotdata.introspect(id, FRESH));
        is(walk, "purge", "after 2026-08-21", (hotdata, id) -> hotdata.purge(id, PurgeRequest.connection()));
        is(walk, "test of a spec", NEVER, (hotdata, id) -> hotdata.test(spec("unsaved")));
        is(walk, "jobs", NEVER, (hotdata, id) -> hotdata.jobs(id, JobQuery.all()));
        is(
                walk,
                "jobStream",
                NEVER,
                (hotdata, id) -> hotdata.jobStream(id, JobQuery.all()).next());
        is(walk, "update", NEVER, (hotdata, id) -> hotdata.update(id, RENAMED));
        is(walk, "cancel", NEVER, (hotdata, id) -> hotdata.cancel(loading(hotdata)));
        return walk;
    }

    /** Hotdata never says that nothing was started; that it is unknown is an answer. */
    private static Either<ConnectorError, ?> recovered(Connections hotdata, ConnectionId id) {
        Either<ConnectorError, ?> answer =
                hotdata.prepareSync(id, SyncRequest.full()).flatMap(hotdata::recoverSync);
        return answer.isLeft() && answer.getLeft().kind() == ErrorKind.OUTCOME_UNKNOWN ? Either.right(id) : answer;
    }

    private static void works(Map<String, Walked> walk, String operation, Call call) {
        is(walk, operation, SUCCESS, call);
    }

    private static void is(Map<String, Walked> walk, String operation, String retired, Call call) {
        walk.put(operation, new Walked(call, retired));
    }

    private ConnectionSpec spec(String name) {
        return fixture.simulator().sampleConnection(name);
    }

    private static <T> Either<ConnectorError, Optional<T>> first(ItemStream<T> stream) {
        try (stream) {
            return stream.next();
        }
    }

    private Connections inDatabase(Connections hotdata, ConnectionId id) {
        var entry = fixture.workspace().connections().stream()
                .filter(known -> known.id().equals(id.value()))
                .findFirst()
                .orElseThrow();
        return fixture.open("database", Databases.withAttached(hotdata, entry));
    }

    private Either<ConnectorError, ?> preview(Connections hotdata, ConnectionId id) {
        return inDatabase(hotdata, id).facet(TablePreview.class).orElseThrow().preview(id, ORDERS, 2, NONE);
    }

    private Either<ConnectorError, ?> query(Connections hotdata, ConnectionId id) {
        SqlQuery queries = inDatabase(hotdata, id).facet(SqlQuery.class).orElseThrow();
        return queries.query(id, "SELECT count(*) FROM public.orders WHERE id > 7", OptionalInt.empty(), NONE)
                .flatMap(AutumnWalkTest::first);
    }

    /** A profile is made when a statement reads the table, since there is no refresh any more. */
    private Either<ConnectorError, ?> profile(Connections hotdata, ConnectionId id) {
        right(preview(hotdata, id));
        return hotdata.facet(TableProfiles.class).orElseThrow().profile(id, ORDERS, NONE);
    }

    private Either<ConnectorError, ?> loaded(Connections hotdata) {
        fixture.simulator().behaviour().slowLoads(true).jobs(JobScript.byPolls("running"));
        ConnectionId scratch = id(fixture.workspace().seedConnection("scratch", "managed"));
        HotdataManagedTables tables = hotdata.facet(HotdataManagedTables.class).orElseThrow();
        return tables.upload(OperationStage.file(), NONE)
                .flatMap(upload -> tables.load(scratch, TableRef.of("main", "t"), upload, NONE));
    }

    /** A load that works as a job: the only jobs that servers of autumn have. */
    private JobRef loading(Connections hotdata) {
        fixture.simulator().behaviour().slowLoads(true).jobs(JobScript.byPolls("running"));
        ConnectionId scratch = id(fixture.workspace().seedConnection("scratch", "managed"));
        String upload =
                right(hotdata.facet(HotdataManagedTables.class).orElseThrow().upload(OperationStage.file(), NONE));
        NewLoadWire load = new NewLoadWire("replace", upload, null, null, null, null, true, 10_000, null, Map.of());
        String job =
                String.valueOf(right(Databases.api(hotdata).loadManagedTable(scratch.value(), "main", "t", load, NONE))
                        .id());
        return new JobRef(Hotdata.ID, account(hotdata), "job", job, Optional.of(scratch));
    }

    /** What handles of jobs of this account are marked with; a server of before gives one out. */
    private String account(Connections hotdata) {
        fixture.era(HotdataEra.AUGUST);
        String account = right(hotdata.sync(id(fixture.seeded("older")), SyncRequest.full()))
                .ref()
                .account();
        fixture.era(HotdataEra.AUTUMN);
        return account;
    }

    private ConnectorError lostCreate(Connections hotdata) {
        fixture.fault("create_connection", Fault.resetAfterExecuting());
        return hotdata.create(spec("lost")).getLeft();
    }

    @TestFactory
    Stream<DynamicTest> everyOperationWorksOrSaysSinceWhenItDoesNot() {
        fixture.era(HotdataEra.AUTUMN);
        return walk().entrySet().stream()
                .map(step -> DynamicTest.dynamicTest(step.getKey(), () -> check(step.getKey(), step.getValue())));
    }

    private void check(String operation, Walked walked) {
        ConnectionId id = id(fixture.seeded("for " + operation));

        Either<ConnectorError, ?> answer = walked.call().on(fixture.open(), id);

        if (walked.retired().equals(SUCCESS)) {
            right(answer);
            return;
        }
        ConnectorError error = answer.getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.outcome()).isIn(Outcome.REFUSED, Outcome.NOT_SENT);
        if (!walked.retired().equals(NEVER)) {
            assertThat(error.message()).contains("Hotdata retired it " + walked.retired());
        }
    }

    @Test
    void noOperationIsLeftOut() {
        Set<String> operations = Arrays.stream(Connections.class.getMethods())
                .filter(method -> List.of(Either.class, ItemStream.class).contains(method.getReturnType()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(walk().keySet().stream().map(step -> step.split(" ", 2)[0])).containsAll(operations);
    }
}
