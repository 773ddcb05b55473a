package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wait is one span, however often it polls. */
class WaitTraceTest {
    private static final String FOUR_POLLS = """
            airbyte await
              * connector.poll 1 queued
              * connector.poll 2 running
              * connector.poll 3 running
              * connector.poll 4 succeeded
            """;

    private final Traces traces = new Traces();

    @RegisterExtension
    final TracedAirbyte airbyte = new TracedAirbyte(traces);

    private JobRef started(Connections client, JobPlan plan) {
        airbyte.simulator().jobs().next(plan);
        JobRef ref =
                right(client.sync(airbyte.connection(), SyncRequest.full())).ref();
        traces.forget();
        airbyte.simulator().journal().clear();
        return ref;
    }

    private void await(Way way, JobPlan plan) throws Exception {
        Connections client = airbyte.traced(OpenTelemetryObserver.of(traces.sdk()), way::lend);
        JobRef ref = started(client, plan);
        way.ask(
                client,
                blocking -> blocking.await(ref, WaitPolicy.standard()),
                async -> async.await(ref, WaitPolicy.standard()));
    }

    private static JobPlan fourPolls() {
        return JobPlan.byPolls("pending", "running", "running", "succeeded");
    }

    @ParameterizedTest
    @EnumSource
    void eachPollIsAnEvent(Way way) throws Exception {
        await(way, fourPolls());
        assertThat(traces.tree()).isEqualTo(FOUR_POLLS);
    }

    @ParameterizedTest
    @EnumSource
    void itsRequestsCarryTheIdOfTheWait(Way way) throws Exception {
        await(way, fourPolls());
        assertThat(airbyte.journal())
                .hasSize(4)
                .extracting(Traces::sentSpan)
                .containsOnly(traces.span("airbyte await").getSpanId());
    }

    @ParameterizedTest
    @EnumSource
    void itCountsTheCallsOfItsPolls(Way way) throws Exception {
        await(way, fourPolls());
        assertThat(traces.span("airbyte await").getAttributes().get(SpanNames.CALLS))
                .isEqualTo(4);
    }

    @Test
    void aTokenThatItNeedsIsAnEventAndNoSpan() {
        Connections client = airbyte.traced();
        JobRef ref = started(client, JobPlan.byPolls("running", "succeeded"));
        airbyte.simulator().state().revokeTokens();
        right(client.await(ref, WaitPolicy.standard()));
        assertThat(traces.tree()).isEqualTo("""
                airbyte await
                  * connector.credential_renewed
                  * connector.poll 1 running
                  * connector.poll 2 succeeded
                """);
        assertThat(airbyte.journal())
                .extracting(Traces::sentSpan)
                .containsOnly(traces.span("airbyte await").getSpanId());
    }

    @Test
    void aPollThatFailedTellsWhy() {
        Connections client = airbyte.traced();
        JobRef ref = started(client, JobPlan.byPolls("running", "succeeded"));
        airbyte.fault("public-get-job", Fault.status(503));
        right(client.await(ref, WaitPolicy.standard()));
        assertThat(traces.tree()).isEqualTo("""
                airbyte await
                  * connector.poll 1 provider_failure
                  * connector.poll 2 running
                  * connector.poll 3 succeeded
                """);
    }

    @Test
    void aLongWaitKeepsItsFirstPollsAndTheLast() {
        Connections client = airbyte.traced();
        String[] words = new String[1000];
        Arrays.fill(words, "running");
        words[999] = "succeeded";
        JobRef ref = started(client, JobPlan.byPolls(words));
        right(client.await(
                ref,
                WaitPolicy.builder()
                        .total(Duration.ofHours(10))
                        .pauses(Duration.ofSeconds(1), Duration.ofSeconds(2))
                        .build()));
        SpanData wait = traces.span("airbyte await");
        List<EventData> events = wait.getEvents();
        assertThat(events).hasSize(SpanEvents.MOST);
        assertThat(events.get(98).getAttributes().get(SpanNames.POLL_NUMBER)).isEqualTo(99);
        assertThat(events.get(99).getAttributes().get(SpanNames.POLL_NUMBER)).isEqualTo(1000);
        assertThat(wait.getAttributes().get(SpanNames.EVENTS_LEFT_OUT)).isEqualTo(900);
        assertThat(wait.getAttributes().get(SpanNames.POLLS)).isEqualTo(1000);
    }

    @Test
    void aCancelThatTheWaitSendsIsItsChild() {
        Connections client = airbyte.traced();
        JobRef ref = started(client, JobPlan.endless());
        WaitPolicy impatient = WaitPolicy.builder()
                .total(Duration.ofSeconds(1))
                .onExpiry(WaitPolicy.Expiry.CANCEL)
                .build();
        right(client.await(ref, impatient));
        assertThat(traces.span("airbyte cancel").getParentSpanId())
                .isEqualTo(traces.span("airbyte await").getSpanId());
    }

    @Test
    void aLookThatWaitsShareBelongsToNone() throws Exception {
        Connections client = airbyte.traced();
        List<CompletableFuture<Job>> waits = new ArrayList<>();
        List<JobRef> refs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            airbyte.simulator().jobs().next(JobPlan.byClock(Duration.ZERO, Duration.ofMinutes(2)));
            refs.add(right(client.sync(airbyte.newConnection("pipe " + i), SyncRequest.full()))
                    .ref());
        }
        traces.forget();
        for (JobRef ref : refs) {
            waits.add(client.async().await(ref, WaitPolicy.standard()));
        }
        for (CompletableFuture<Job> wait : waits) {
            wait.get(30, TimeUnit.SECONDS);
        }
        assertThat(traces.spans())
                .filteredOn(span -> span.getName().equals("airbyte shared_look"))
                .isNotEmpty()
                .allSatisfy(look -> {
                    assertThat(look.getParentSpanContext().isValid()).isFalse();
                    assertThat(look.getLinks()).isEmpty();
                });
    }
}
