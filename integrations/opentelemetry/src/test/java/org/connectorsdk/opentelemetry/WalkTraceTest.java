package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The span of a walk ends with the walk, and the pages that are fetched ahead are in it. */
@SuppressWarnings("try") // a scope is closed, not used
class WalkTraceTest {
    private static final ConnectionQuery BY_TEN =
            ConnectionQuery.builder().pageSize(10).build();

    private final Traces traces = new Traces();

    @RegisterExtension
    final TracedAirbyte airbyte = new TracedAirbyte(traces);

    private Connections client() {
        airbyte.simulator().seedConnections(34);
        Connections client = airbyte.traced();
        right(client.get(airbyte.connection()));
        traces.forget();
        airbyte.simulator().journal().clear();
        return client;
    }

    private static int read(ItemStream<Connection> walk) {
        int items = 0;
        while (right(walk.next()).isPresent()) {
            items++;
        }
        return items;
    }

    @Test
    void everyPageIsACallOfTheWalk() {
        int items = read(client().stream(BY_TEN));
        SpanData walk = traces.span("airbyte stream");
        List<SpanData> pages = traces.spans().stream()
                .filter(span -> span.getName().equals("airbyte list_connections"))
                .toList();
        assertThat(pages)
                .hasSizeGreaterThanOrEqualTo(4)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(walk.getSpanId());
        assertThat(walk.getAttributes().get(SpanNames.ITEMS)).isEqualTo(items);
    }

    @Test
    void theServerSawTheIdOfEachPagesAttempt() {
        read(client().stream(BY_TEN));
        assertThat(airbyte.journal())
                .extracting(Traces::sentSpan)
                .isEqualTo(traces.requests().stream().map(SpanData::getSpanId).toList());
    }

    @Test
    void aWalkThatIsOpenHasNotEnded() {
        ItemStream<Connection> walk = client().stream(BY_TEN);
        assertThat(right(walk.next())).isPresent();
        assertThat(traces.spans()).noneMatch(span -> span.getName().equals("airbyte stream"));
        walk.close();
        assertThat(traces.span("airbyte stream").getAttributes().get(SpanNames.ITEMS))
                .isEqualTo(1);
    }

    @Test
    void whatTheReaderDoesBetweenItemsIsNoneOfTheWalks() {
        Connections client = client();
        Span own = traces.program().spanBuilder("report").startSpan();
        try (Scope unused = own.makeCurrent();
                ItemStream<Connection> walk = client.stream(BY_TEN)) {
            assertThat(right(walk.next())).isPresent();
            assertThat(Span.current()).isSameAs(own);
        } finally {
            own.end();
        }
        assertThat(traces.span("airbyte stream").getParentSpanId())
                .isEqualTo(own.getSpanContext().getSpanId());
    }
}
