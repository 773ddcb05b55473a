package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sync whose token was revoked and whose vendor is down for a moment. */
@SuppressWarnings("try") // a scope is closed, not used
class SyncTraceTest {
    private final Traces traces = new Traces();

    @RegisterExtension
    final TracedAirbyte airbyte = new TracedAirbyte(traces);

    private void sync(Way way) throws Exception {
        sync(way, OpenTelemetryObserver.of(traces.sdk()));
    }

    private void sync(Way way, Observer observer) throws Exception {
        Connections client = airbyte.traced(observer, way::lend);
        right(client.get(airbyte.connection()));
        airbyte.simulator().state().revokeTokens();
        airbyte.fault("public-list-jobs", Fault.pass(), Fault.status(503));
        traces.forget();
        airbyte.simulator().journal().clear();
        way.ask(
                client,
                blocking -> blocking.sync(airbyte.connection(), SyncRequest.full()),
                async -> async.sync(airbyte.connection(), SyncRequest.full()));
    }

    @ParameterizedTest
    @EnumSource
    void theTreeIsTheDocumentedOne(Way way) throws Exception {
        sync(way);
        assertThat(traces.tree()).isEqualTo(Documented.tree());
    }

    @ParameterizedTest
    @EnumSource
    void theServerSawTheIdOfEachAttempt(Way way) throws Exception {
        sync(way);
        assertThat(airbyte.journal())
                .extracting(Traces::sentSpan)
                .doesNotHaveDuplicates()
                .isEqualTo(traces.requests().stream().map(SpanData::getSpanId).toList());
    }

    @ParameterizedTest
    @EnumSource
    void allIsOneTraceOfTheProgramsOwnSpan(Way way) throws Exception {
        Span own = traces.program().spanBuilder("nightly").startSpan();
        try (Scope unused = own.makeCurrent()) {
            sync(way);
        } finally {
            own.end();
        }
        assertThat(traces.span("airbyte sync").getParentSpanId())
                .isEqualTo(own.getSpanContext().getSpanId());
        assertThat(traces.spans())
                .extracting(SpanData::getTraceId)
                .containsOnly(own.getSpanContext().getTraceId());
        assertThat(airbyte.journal())
                .extracting(Traces::sentTrace)
                .containsOnly(own.getSpanContext().getTraceId());
    }

    @ParameterizedTest
    @EnumSource
    void theThreadIsLeftAsItWas(Way way) throws Exception {
        Context before = Context.current();
        sync(way);
        assertThat(Context.current()).isSameAs(before);
    }

    @Test
    void whatLooksTheSameToASecondObserverIsTheSame() throws Exception {
        Traces second = new Traces();
        sync(Way.BLOCKING, Observer.all(OpenTelemetryObserver.of(traces.sdk()), new Forgetful(second)));
        assertThat(second.tree()).isEqualTo(traces.tree()).isEqualTo(Documented.tree());
    }

    @Test
    void anAttemptHasTheAttributesOfAnHttpClient() throws Exception {
        sync(Way.BLOCKING);
        SpanData repeat = traces.requests().get(2);
        String server = airbyte.simulator().baseUrl().getAuthority();
        assertThat(repeat.getName()).isEqualTo("GET /jobs");
        assertThat(Traces.text(repeat.getAttributes()))
                .isEqualTo("{error.type=provider_failure, http.request.method=GET, http.request.resend_count=1,"
                        + " http.response.status_code=503, server.address=127.0.0.1, server.port="
                        + airbyte.simulator().port() + ", url.full=http://" + server
                        + "/api/public/v1/jobs, url.template=/jobs}");
    }

    @Test
    void onlyRequestsAreOfAClient() throws Exception {
        sync(Way.BLOCKING);
        assertThat(traces.spans())
                .allSatisfy(span -> assertThat(span.getKind())
                        .isEqualTo(
                                span.getAttributes().get(SpanNames.HTTP_METHOD) == null
                                        ? SpanKind.INTERNAL
                                        : SpanKind.CLIENT));
    }

    @Test
    void theOperationTellsTheAccountAndWhatItDid() throws Exception {
        Connections client = airbyte.traced(OpenTelemetryObserver.of(traces.sdk()), context -> context.account("acme"));
        right(client.sync(airbyte.connection(), SyncRequest.full()));
        assertThat(Traces.text(traces.span("airbyte sync").getAttributes()))
                .isEqualTo("{connector.account=acme, connector.calls=2, connector.connection="
                        + airbyte.connection().value()
                        + ", connector.operation=sync, connector.provider=airbyte, connector.writes=true}");
    }

    @Test
    void aFailureTellsItsKindAndOutcomeAndNoWords() {
        Connections client = airbyte.traced();
        failed(client.get(ConnectionId.of("nowhere")), ConnectorError.class);
        List<SpanData> failed = traces.spans().stream()
                .filter(span -> span.getAttributes().get(SpanNames.OUTCOME) != null)
                .toList();
        assertThat(failed).extracting(SpanData::getName).containsExactly("airbyte get", "airbyte get_connection");
        assertThat(failed).allSatisfy(span -> {
            assertThat(span.getAttributes().get(SpanNames.OUTCOME)).isEqualTo("refused");
            assertThat(span.getStatus().getDescription()).isEmpty();
        });
    }

    @Test
    void whatIsRefusedBeforeItIsSentIsASpanWithoutCalls() {
        Connections client = airbyte.traced();
        client.close();
        failed(client.get(airbyte.connection()), ConnectorError.Closed.class);
        assertThat(traces.tree()).isEqualTo("airbyte get closed\n");
    }

    @Test
    void noRequestIsWithoutASpan() {
        Connections client = airbyte.traced();
        airbyte.simulator().seedConnections(30);
        right(client.check());
        right(client.get(airbyte.connection()));
        List<Exchange> sent = airbyte.journal();
        assertThat(sent)
                .extracting(Traces::sentSpan)
                .containsExactlyInAnyOrderElementsOf(
                        traces.requests().stream().map(SpanData::getSpanId).toList());
    }

    /** Forgets, with the first sync, what came before it. */
    private record Forgetful(Traces traces, OpenTelemetryObserver own) implements Observer {
        Forgetful(Traces traces) {
            this(traces, OpenTelemetryObserver.of(traces.sdk()));
        }

        @Override
        public org.connectorsdk.api.observe.OperationObservation operation(
                org.connectorsdk.api.observe.OperationStart start) {
            if (start.operation().equals("sync")) {
                traces.forget();
            }
            return own.operation(start);
        }
    }
}
