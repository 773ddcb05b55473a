package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.planasonix.PlanasonixProvider;
import org.connectorsdk.simulators.planasonix.PlanasonixSimulator;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.fixture.ProviderFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider that needs a request for each table, several at a time. */
class IntrospectionTraceTest {
    private static final int TABLES = 30;

    private final Traces traces = new Traces();

    @RegisterExtension
    final ProviderFixture<PlanasonixSimulator> planasonix =
            new ProviderFixture<>(new PlanasonixProvider(), PlanasonixSimulator::new);

    private void introspect() {
        planasonix
                .simulator()
                .state()
                .addConnection(
                        "a",
                        "a",
                        "postgres",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("host", "pg.test")
                                .put("port", 5432));
        SampleSource.Builder source = SampleSource.builder();
        for (int i = 0; i < TABLES; i++) {
            source.table("s", "t" + i, new SampleTable.Column("c", "BIGINT", false));
        }
        planasonix.simulator().state().source("a", source.build());
        Connections client = planasonix.open(
                planasonix.config().build(),
                RuntimeContext.builder()
                        .time(planasonix.clock())
                        .observer(OpenTelemetryObserver.of(traces.sdk()))
                        .build());
        assertThat(right(client.introspect(ConnectionId.of("a"), IntrospectionRequest.all()))
                        .tables())
                .hasSize(TABLES);
    }

    @Test
    void eachTablesCallBelongsToTheOperation() {
        introspect();
        SpanData operation = traces.span("planasonix introspect");
        assertThat(traces.spans())
                .filteredOn(span -> span.getAttributes().get(SpanNames.CALL) != null)
                .hasSizeGreaterThan(TABLES)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(operation.getSpanId());
    }

    @Test
    void theServerSawTheIdOfEachAttempt() {
        introspect();
        assertThat(planasonix.simulator().journal().all())
                .hasSizeGreaterThan(TABLES)
                .extracting(Traces::sentSpan)
                .containsExactlyInAnyOrderElementsOf(
                        traces.requests().stream().map(SpanData::getSpanId).toList());
    }

    @Test
    void noSpanShowsTheKey() {
        introspect();
        String key = planasonix
                .simulator()
                .journal()
                .all()
                .get(0)
                .rawHeader("Authorization")
                .orElseThrow()
                .replaceFirst("^\\S+ ", "");
        assertThat(key).hasSizeGreaterThan(10);
        assertThat(traces.everything()).doesNotContain(key);
    }
}
