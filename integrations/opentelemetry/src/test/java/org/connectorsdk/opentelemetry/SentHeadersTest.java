package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of a trace goes to the vendor. */
@SuppressWarnings("try") // a scope is closed, not used
class SentHeadersTest {
    private static final SpanContext CALLER = SpanContext.createFromRemoteParent(
            "0af7651916cd43dd8448eb211c80319c",
            "b7ad6b7169203331",
            TraceFlags.getSampled(),
            TraceState.builder().put("shop", "7").build());

    private final Traces traces = new Traces();

    @RegisterExtension
    final TracedAirbyte airbyte = new TracedAirbyte(traces);

    private Exchange asked(Observer observer) {
        right(airbyte.traced(observer, context -> context).get(airbyte.connection()));
        return airbyte.simulator().journal().last();
    }

    private static Set<String> names(Exchange exchange) {
        Set<String> names = new TreeSet<>();
        for (HttpHeader header : exchange.rawHeaders()) {
            names.add(header.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private Exchange askedWithBaggage(Observer observer) {
        try (Scope unused = Baggage.builder().put("user", "jane").build().makeCurrent()) {
            return asked(observer);
        }
    }

    @Test
    void nothingIsSentButTheTraceContext() {
        Set<String> usual = names(asked(Observer.NONE));
        Set<String> traced = names(asked(OpenTelemetryObserver.of(traces.sdk())));
        traced.removeAll(usual);
        assertThat(traced).containsExactly("traceparent");
    }

    @Test
    void theStateOfTheTraceGoesOn() {
        Exchange sent;
        try (Scope unused = Context.current().with(Span.wrap(CALLER)).makeCurrent()) {
            sent = asked(OpenTelemetryObserver.of(traces.sdk()));
        }
        assertThat(sent.rawHeader("tracestate")).contains("shop=7");
        assertThat(Traces.sentTrace(sent)).isEqualTo(CALLER.getTraceId());
    }

    @Test
    void baggageStaysHereUnlessAskedFor() {
        assertThat(askedWithBaggage(OpenTelemetryObserver.of(traces.sdk())).rawHeader("baggage"))
                .isEmpty();
    }

    @Test
    void baggageIsSentWhenAskedFor() {
        Observer observer =
                OpenTelemetryObserver.builder(traces.sdk()).sendBaggage(true).build();
        assertThat(askedWithBaggage(observer).rawHeader("baggage")).contains("user=jane");
    }

    @Test
    void aReservedHeaderIsRefusedAndHarmsNothing() {
        Exchange sent = asked(with(Setting.of("Authorization", "forged", "x-trace", "7")));
        assertThat(sent.rawHeader("Authorization").orElseThrow()).startsWith("Bearer ");
        assertThat(sent.rawHeader("x-trace")).contains("7");
        assertThat(traces.requests()).hasSize(2);
    }

    @Test
    void aPropagatorThatThrowsHarmsNothing() {
        Exchange sent = asked(with(Setting.of()));
        assertThat(names(sent)).doesNotContain("traceparent");
        assertThat(traces.requests()).hasSize(2).extracting(SpanData::hasEnded).containsOnly(true);
    }

    @Test
    void whatIsNotSampledTellsTheVendorSo() {
        Traces unsampled = new Traces(Sampler.alwaysOff());
        Exchange sent = asked(OpenTelemetryObserver.of(unsampled.sdk()));
        String traceparent = sent.rawHeader("traceparent").orElseThrow();
        byte flags = TraceFlags.fromHex(traceparent, traceparent.length() - 2).asByte();
        assertThat(flags & TraceFlags.getSampled().asByte()).isZero();
        assertThat(unsampled.spans()).isEmpty();
    }

    @Test
    void withoutAnSdkNothingIsSent() {
        assertThat(names(asked(OpenTelemetryObserver.of(OpenTelemetry.noop())))).doesNotContain("traceparent");
    }

    private Observer with(TextMapPropagator propagator) {
        return OpenTelemetryObserver.builder(traces.sdk())
                .propagator(propagator)
                .build();
    }

    /**
     * Sets what it is told, and throws where that is nothing.
     *
     * @param headers names and values
     */
    private record Setting(List<String> headers) implements TextMapPropagator {
        static Setting of(String... namesAndValues) {
            return new Setting(List.of(namesAndValues));
        }

        @Override
        public Collection<String> fields() {
            return List.of();
        }

        @Override
        public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
            if (headers.isEmpty()) {
                throw new IllegalStateException("of a propagator");
            }
            for (int i = 0; i < headers.size(); i += 2) {
                setter.set(carrier, headers.get(i), headers.get(i + 1));
            }
        }

        @Override
        public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
            return context;
        }
    }
}
