package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many waits ask Airbyte for a page of running jobs, not for each job (ADR 10). */
class RunningJobsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ROUND = Duration.ofSeconds(12);

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final List<CompletableFuture<Job>> waits = new ArrayList<>();

    /** Stands until all waits have begun; then everything happens on the one thread of the timer. */
    private final TimeSource held = new TimeSource() {
        @Override
        public Instant now() {
            return fixture.clock().now();
        }

        @Override
        public long nanoTime() {
            return fixture.clock().nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            begun.await();
            fixture.clock().sleep(pause);
        }
    };

    private static String list(AirbyteApi api) {
        return AirbyteFixture.operation(api, "list-jobs-for-workspaces", "list-jobs");
    }

    private static String look(AirbyteApi api) {
        return AirbyteFixture.operation(api, "get-job-light", "get-job");
    }

    private Connections open(AirbyteApi api, Consumer<ConnectorConfig.Builder> change) {
        fixture.jobs().each(JobPlan.byClock(Duration.ZERO, MINUTE));
        ConnectorConfig.Builder config = fixture.config().set("api", api.text());
        change.accept(config);
        return fixture.open(
                config.build(),
                RuntimeContext.builder().time(held).executor(Runnable::run).build());
    }

    private Connections open(AirbyteApi api) {
        return open(api, config -> {});
    }

    /** Begins to wait for the jobs of so many connections. */
    private void begin(Connections client, int jobs) {
        String account = right(client.sync(fixture.connection(), SyncRequest.full()))
                .ref()
                .account();
        for (int i = 0; i < jobs; i++) {
            String connection = fixture.state().addConnection("link-" + i, fixture.source(), fixture.destination());
            JobRef ref = new JobRef(
                    "airbyte",
                    account,
                    "job",
                    Long.toString(fixture.jobs().start(connection, "sync")),
                    Optional.of(ConnectionId.of(connection)));
            waits.add(client.async().await(ref, WaitPolicy.upTo(Duration.ofHours(1))));
        }
        fixture.simulator().journal().clear();
    }

    private List<Job> run() {
        begun.countDown();
        CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return waits.stream().map(CompletableFuture::join).toList();
    }

    private void assertAllSeenToSucceed() {
        Instant begin = fixture.clock().now();
        assertThat(run())
                .allMatch(job -> job.status().state() == JobState.SUCCEEDED)
                .allMatch(job -> job.progress().rows().isPresent());
        assertThat(Duration.between(begin, fixture.clock().now())).isLessThanOrEqualTo(MINUTE.plus(ROUND));
    }

    private int rounds(AirbyteApi api) {
        return (int) fixture.simulator().journal().of(list(api)).stream()
                .filter(one -> one.bodyText().contains("\"rowOffset\":0")
                        || one.rawQuery().contains("offset=0"))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void aRoundCostsAPageForManyJobs(AirbyteApi api) {
        begin(open(api), 250);

        assertAllSeenToSucceed();

        int pages = api == AirbyteApi.CONFIG ? 2 : 3;
        assertThat(fixture.requests(look(api))).isEqualTo(250);
        assertThat(fixture.requests(list(api))).isBetween(10, 30 * pages);
        assertThat(fixture.requests(list(api))).isLessThanOrEqualTo(pages * rounds(api) + 4);
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheWorkspaceOfTheClientIsListed(AirbyteApi api) {
        begin(open(api), 6);

        assertAllSeenToSucceed();

        assertThat(fixture.simulator().journal().of(list(api)))
                .isNotEmpty()
                .allMatch(one -> (one.bodyText() + one.rawQuery())
                        .contains(fixture.state().workspaceId()));
    }

    @ParameterizedTest
    @EnumSource
    void aRowOfAnotherConnectionIsNotBelieved(AirbyteApi api) {
        begin(open(api), 6);
        String another = fixture.connection().value();
        fixture.faultAlways(list(api), Fault.rewriteJson(body -> {
            for (JsonNode row : body.path(api == AirbyteApi.CONFIG ? "jobs" : "data")) {
                ObjectNode job = (ObjectNode) row.path("job");
                if (api == AirbyteApi.CONFIG) {
                    job.put("configId", another).put("status", "running");
                } else {
                    ((ObjectNode) row).put("connectionId", another).put("status", "running");
                }
            }
        }));

        assertAllSeenToSucceed();

        assertThat(fixture.requests(look(api))).isGreaterThan(6 * 5);
    }

    @ParameterizedTest
    @EnumSource
    void aListThatCannotBeReadCostsLooksAndNothingElse(AirbyteApi api) {
        begin(open(api), 6);
        fixture.faultAlways(list(api), Fault.rewriteJson(body -> body.removeAll()));

        assertAllSeenToSucceed();

        assertThat(fixture.requests(list(api))).isEqualTo(1);
    }

    @Test
    void aStatusThatTheServerDoesNotKnowYetIsAskedForOnce() {
        begin(open(AirbyteApi.CONFIG), 6);
        fixture.fault(list(AirbyteApi.CONFIG), Fault.status(400));

        assertAllSeenToSucceed();

        assertThat(fixture.simulator().journal().of(list(AirbyteApi.CONFIG)).stream()
                        .filter(one -> one.bodyText().contains("queued")))
                .hasSize(1);
        assertThat(fixture.requests(list(AirbyteApi.CONFIG))).isGreaterThan(5);
    }

    @Test
    void otherJobsOfTheWorkspaceCostNoMoreThanAFewPages() {
        Connections client = open(AirbyteApi.CONFIG);
        begin(client, 8);
        for (int i = 0; i < 500; i++) {
            String connection = fixture.state().addConnection("other-" + i, fixture.source(), fixture.destination());
            long unused = fixture.jobs().start(connection, "sync");
        }

        assertAllSeenToSucceed();

        assertThat(fixture.requests(list(AirbyteApi.CONFIG))).isLessThanOrEqualTo(3);
    }

    @Test
    void withoutAWorkspaceTheConfigurationApiIsAskedForEachJob() {
        begin(open(AirbyteApi.CONFIG, config -> config.remove("workspace")), 6);

        assertAllSeenToSucceed();

        assertThat(fixture.requests(list(AirbyteApi.CONFIG))).isZero();
    }

    @Test
    void withoutAWorkspaceThePublicApiListsAllOfThem() {
        begin(open(AirbyteApi.PUBLIC, config -> config.remove("workspace")), 6);

        assertAllSeenToSucceed();

        assertThat(fixture.requests(look(AirbyteApi.PUBLIC))).isEqualTo(6);
    }

    @Test
    void aServerOf2023IsAskedForEachJob() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        begin(open(AirbyteApi.CONFIG), 6);

        assertAllSeenToSucceed();

        assertThat(fixture.requests(list(AirbyteApi.CONFIG))).isZero();
    }
}
