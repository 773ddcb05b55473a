package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerBuilder;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Objects;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.observe.BreakerChange;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;

/**
 * Makes spans of what clients do: an operation, within it its calls of the vendor's API, within those each request. The
 * parent of an operation is what is current on the thread that asks for it. Lend it to a client by
 * {@link org.connectorsdk.api.call.RuntimeContext.Builder#observer}.
 *
 * <p>Each request carries the id of its own span in {@code traceparent}, and {@code tracestate} if there is one. A wait
 * for a job is one span with an event for each poll, and its requests carry the id of that span. No span has a secret, a
 * body, a query or a message in it; docs/observability.md lists what they have.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class OpenTelemetryObserver implements Observer {
    private static final String SCOPE = "org.connectorsdk";

    private final Tracing tracing;

    private OpenTelemetryObserver(Builder builder) {
        TextMapPropagator propagator = builder.baggage
                ? TextMapPropagator.composite(builder.propagator, W3CBaggagePropagator.getInstance())
                : builder.propagator;
        this.tracing = new Tracing(builder.tracer, propagator);
    }

    /**
     * Makes an observer that sends trace context alone.
     *
     * @param openTelemetry makes the spans; its propagators have no part, see {@link Builder#propagator}
     * @return the observer
     */
    public static OpenTelemetryObserver of(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /**
     * Begins an observer with options.
     *
     * @param openTelemetry makes the spans
     * @return a builder
     */
    public static Builder builder(OpenTelemetry openTelemetry) {
        TracerBuilder tracer = openTelemetry.tracerBuilder(SCOPE);
        String version = OpenTelemetryObserver.class.getPackage().getImplementationVersion();
        if (version != null) {
            tracer.setInstrumentationVersion(version);
        }
        return builder(tracer.build());
    }

    /**
     * Begins an observer with a tracer of the program's own.
     *
     * @param tracer makes the spans
     * @return a builder
     */
    public static Builder builder(Tracer tracer) {
        return new Builder(tracer);
    }

    @Override
    public OperationObservation operation(OperationStart start) {
        // Of the many waits that share a look none is its parent.
        Context parent = start.operation().equals(OperationStart.SHARED_LOOK) ? Context.root() : Context.current();
        SpanBuilder builder = tracing.span(start.provider() + " " + start.operation(), SpanKind.INTERNAL, parent)
                .setAttribute(SpanNames.PROVIDER, start.provider())
                .setAttribute(SpanNames.OPERATION, start.operation())
                .setAttribute(SpanNames.WRITES, start.writes());
        if (!start.account().isEmpty()) {
            builder.setAttribute(SpanNames.ACCOUNT, start.account());
        }
        Span span = builder.startSpan();
        if (span.isRecording()) {
            start.connection().ifPresent(id -> span.setAttribute(SpanNames.CONNECTION, id.value()));
            if (!start.waited().isZero()) {
                span.setAttribute(SpanNames.WAITED, Tracing.seconds(start.waited()));
            }
        }
        return start.operation().equals(OperationStart.AWAIT)
                ? new WaitSpan(tracing, span, parent)
                : new OperationSpan(tracing, span, parent);
    }

    @Override
    public CallObservation call(CallStart start) {
        return CallSpan.begin(tracing, Context.current(), start);
    }

    /** The change is an event of the span that is current: that of the call which brought it about. */
    @Override
    public void breaker(BreakerChange change) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.addEvent(
                    SpanNames.BREAKER_EVENT,
                    Attributes.of(
                            SpanNames.BREAKER_GROUP,
                            change.group(),
                            SpanNames.BREAKER_FROM,
                            Tracing.word(change.from()),
                            SpanNames.BREAKER_TO,
                            Tracing.word(change.to())));
        }
    }

    /** {@return what takes the current context, baggage and all, to other threads of this process} */
    @Override
    public ContextCarrier contextCarrier() {
        return work -> Context.current().wrap(work);
    }

    /**
     * Builds an observer. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {
        private final Tracer tracer;
        private TextMapPropagator propagator = W3CTraceContextPropagator.getInstance();
        private boolean baggage;

        private Builder(Tracer tracer) {
            this.tracer = Objects.requireNonNull(tracer, "tracer");
        }

        /**
         * Replaces what says which headers go out with each request. They go to the vendor: the propagators that a
         * program has for its own services may say more than a vendor should know.
         *
         * @param value the propagator; default that of the W3C trace context, with {@code traceparent} and
         *     {@code tracestate}. What carries identity or frames the message it may not set: such a header is left out
         *     and reported once in the log
         * @return this builder
         */
        public Builder propagator(TextMapPropagator value) {
            this.propagator = Objects.requireNonNull(value, "propagator");
            return this;
        }

        /**
         * Sends the current baggage to the vendor, too.
         *
         * @param value whether; default no, as baggage often names users
         * @return this builder
         */
        public Builder sendBaggage(boolean value) {
            this.baggage = value;
            return this;
        }

        /** {@return the observer} */
        public OpenTelemetryObserver build() {
            return new OpenTelemetryObserver(this);
        }
    }
}
