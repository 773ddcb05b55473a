package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/** What all spans of an observer share. Thread-safe. */
final class Tracing {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final AtomicBoolean logged = new AtomicBoolean();

    Tracing(Tracer tracer, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    SpanBuilder span(String name, SpanKind kind, Context parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
    }

    /** Sends the context with a request. What the propagator does wrong costs no more than its headers. */
    void inject(Context context, AttemptStart request) {
        try {
            propagator.inject(context, request, this::header);
        } catch (RuntimeException | LinkageError e) { // of a propagator that is not ours
            leftOut("it threw " + e.getClass().getName());
        }
    }

    private void header(@Nullable AttemptStart request, String name, String value) {
        if (request != null) {
            try {
                request.header(name, value);
            } catch (IllegalArgumentException refused) { // names the header, not its value
                leftOut(String.valueOf(refused.getMessage()));
            }
        }
    }

    private void leftOut(String why) {
        if (logged.compareAndSet(false, true)) {
            ClientLog.PROCESS
                    .warn(LogName.CALLBACK)
                    .write("a header of the propagator is not sent: " + why
                            + "; give the observer another propagator, this is not reported again");
        }
    }

    /** {@return what makes a context the current one of the thread} */
    @SuppressWarnings("MustBeClosedChecker") // whoever enters closes
    static Scope enter(Context context) {
        return context.makeCurrent()::close;
    }

    static void failed(Span span, ConnectorError error) {
        failed(span, error.kind());
        span.setAttribute(SpanNames.OUTCOME, word(error.outcome()));
    }

    /** The message is not for a trace: it may have words of the vendor in it. */
    static void failed(Span span, ErrorKind kind) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(SpanNames.ERROR_TYPE, word(kind));
    }

    /** {@return the name of a constant as attributes have it} */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static double seconds(Duration span) {
        return span.toNanos() / NANOS_PER_SECOND;
    }
}
