package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The table of docs/observability.md has what spans have, no more and no less. */
class SpanTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z._]+)` \\| ([^|]+) \\|");

    private final Traces traces = new Traces();

    @RegisterExtension
    final TracedAirbyte airbyte = new TracedAirbyte(traces);

    private static Map<String, String> documented() {
        return ROW.matcher(Documented.table())
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2).replace("`", ""), (one, other) -> one, TreeMap::new));
    }

    private Map<String, String> seen() {
        Map<String, TreeSet<String>> seen = new TreeMap<>();
        for (SpanData span : traces.spans()) {
            String on = kind(span.getAttributes());
            note(seen, span.getAttributes(), on);
            for (EventData event : span.getEvents()) {
                seen.computeIfAbsent(event.getName(), name -> new TreeSet<>()).add(on);
                note(seen, event.getAttributes(), event.getName());
            }
        }
        Map<String, String> texts = new TreeMap<>();
        seen.forEach((name, on) -> texts.put(name, String.join(", ", on)));
        return texts;
    }

    private static void note(Map<String, TreeSet<String>> seen, Attributes attributes, String on) {
        attributes.forEach((key, value) ->
                seen.computeIfAbsent(key.getKey(), name -> new TreeSet<>()).add(on));
    }

    private static String kind(Attributes attributes) {
        if (attributes.get(SpanNames.HTTP_METHOD) != null) {
            return "request";
        }
        if (attributes.get(SpanNames.CALL) != null) {
            return "call";
        }
        return "await".equals(attributes.get(SpanNames.OPERATION)) ? "wait" : "operation";
    }

    /** A client whose asynchronous calls wait for their threads. */
    private Connections client(String... settings) {
        return airbyte.traced(
                OpenTelemetryObserver.of(traces.sdk()),
                context -> context.account("acme").executor(work -> {
                    airbyte.clock().advance(Duration.ofSeconds(1));
                    new Thread(work).start();
                }),
                settings);
    }

    private JobRef started(Connections client, JobPlan plan) {
        airbyte.simulator().jobs().next(plan);
        return right(client.sync(airbyte.newConnection("pipe"), SyncRequest.full()))
                .ref();
    }

    /** Pauses and renewals in calls and in waits, walks, waits of many polls, waits that fail. */
    private void workAndWait() throws Exception {
        Connections client = client();
        client.async().get(airbyte.connection()).get(30, TimeUnit.SECONDS);
        client.stream(ConnectionQuery.all()).close();
        airbyte.simulator().state().revokeTokens();
        airbyte.fault("public-get-connection", Fault.pass(), Fault.status(503));
        right(client.get(airbyte.connection()));
        String[] words = new String[150];
        Arrays.fill(words, "running");
        words[149] = "failed";
        JobRef ref = started(client, JobPlan.byPolls(words));
        airbyte.simulator().state().revokeTokens();
        airbyte.fault(
                "public-get-job",
                Fault.pass(),
                Fault.status(503),
                Fault.status(429).header("Retry-After", "30"));
        assertThat(client.await(ref, WaitPolicy.standard()).isLeft()).isTrue();
    }

    /** A wait that looks more often than its client may ask. */
    private void waitForLeave() {
        Connections client = client("rate-limit", "1");
        JobRef ref = started(client, JobPlan.byPolls("running", "running", "running", "succeeded"));
        WaitPolicy hasty = WaitPolicy.builder()
                .pauses(Duration.ofMillis(10), Duration.ofMillis(10))
                .build();
        right(client.await(ref, hasty));
    }

    /** A breaker that opens during calls, and one during a wait. */
    private void openBreakers() {
        Connections client = client();
        JobRef ref = started(client, JobPlan.endless());
        airbyte.faultAlways("public-get-connection", Fault.status(500));
        airbyte.faultAlways("public-get-job", Fault.status(500));
        for (int i = 0; i < 20; i++) {
            assertThat(client.get(airbyte.connection()).isLeft()).isTrue();
        }
        assertThat(client.await(ref, WaitPolicy.standard()).isLeft()).isTrue();
    }

    @Test
    void theTableSaysWhatIsOnEachSpan() throws Exception {
        workAndWait();
        waitForLeave();
        openBreakers();
        assertThat(documented()).isEqualTo(seen());
    }

    @Test
    void theRowsAreInTheOrderOfNames() {
        List<String> rows = ROW.matcher(Documented.table())
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).isSorted();
    }
}
