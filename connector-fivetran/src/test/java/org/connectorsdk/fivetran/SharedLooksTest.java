package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.fivetran.RunStep;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many waits cost an account few requests. */
class SharedLooksTest {
    private static final int MANY = 60;

    @RegisterExtension
    final FivetranFixture fivetran = new FivetranFixture();

    private List<JobRef> started(Connections client, int count) {
        fivetran.simulator()
                .everyRun(List.of(
                        RunStep.of(RunStep.Kind.QUEUED),
                        RunStep.of(RunStep.Kind.RUNNING),
                        RunStep.of(RunStep.Kind.RUNNING),
                        RunStep.of(RunStep.Kind.SUCCEEDED)));
        List<ConnectionId> ids = IntStream.range(0, count)
                .mapToObj(i -> fivetran.seeded("shop_" + i, "postgres"))
                .toList();
        List<JobRef> refs = new ArrayList<>();
        ids.forEach(id -> refs.add(right(client.sync(id, SyncRequest.full())).ref()));
        fivetran.simulator().journal().clear();
        return refs;
    }

    /** Looks at each once. */
    private static void round(Connections client, List<JobRef> refs) {
        refs.forEach(ref -> right(client.job(ref)));
    }

    @Test
    void aFewAreLookedAtOneByOne() {
        Connections client = fivetran.open();

        round(client, started(client, 20));

        assertThat(fivetran.requests("get-connection")).isEqualTo(20);
        assertThat(fivetran.requests("list-connections")).isZero();
    }

    @Test
    void aRoundOfManyCostsOneList() {
        Connections client = fivetran.open();
        List<JobRef> refs = started(client, MANY);
        round(client, refs);
        fivetran.simulator().journal().clear();
        fivetran.clock().advance(Duration.ofSeconds(10));

        round(client, refs);

        assertThat(fivetran.requests("get-connection")).isZero();
        assertThat(fivetran.requests("list-connections")).isEqualTo(1);
    }

    @Test
    void eachOfManyWaitsEndsWithItsOwnRun() {
        Connections client = fivetran.open();

        List<CompletableFuture<Job>> waits = started(client, MANY).stream()
                .map(ref -> client.async().await(ref, WaitPolicy.standard()))
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait.join().status().state()).isEqualTo(JobState.SUCCEEDED));
        assertThat(fivetran.requests("list-connections") + fivetran.requests("get-connection"))
                .isLessThan(2 * MANY);
    }

    @Test
    void aListThatFailsIsAFailedLookAtEach() {
        Connections client = fivetran.open("attempts", "1");
        List<JobRef> refs = started(client, MANY);
        round(client, refs);
        fivetran.clock().advance(Duration.ofSeconds(10));
        fivetran.fault("list-connections", Fault.status(503));

        assertThat(client.job(refs.get(0)).isLeft()).isTrue();
        assertThat(client.job(refs.get(1)).isRight()).isTrue();
    }

    @Test
    void whatNoListShowsIsReadAlone() {
        Connections client = fivetran.open();
        List<JobRef> refs = started(client, MANY);
        round(client, refs);
        fivetran.clock().advance(Duration.ofSeconds(10));
        fivetran.faultAlways(
                "list-connections",
                Fault.rewriteJson(body -> body.withObject("/data").putArray("items")));
        fivetran.simulator().journal().clear();

        round(client, refs.subList(0, 3));

        assertThat(fivetran.requests("get-connection")).isEqualTo(3);
    }
}
