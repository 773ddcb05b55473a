package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.Scope;

/** The span of one operation. */
final class OperationSpan implements OperationObservation {
    private final Tracing tracing;
    private final Span span;
    private final Context context;

    /**
     * Goes on with a span that has begun.
     *
     * @param parent the context in which it began
     */
    OperationSpan(Tracing tracing, Span span, Context parent) {
        this.tracing = tracing;
        this.span = span;
        this.context = parent.with(span);
    }

    @Override
    public CallObservation call(CallStart start) {
        return CallSpan.begin(tracing, context, start);
    }

    @Override
    public Scope enter() {
        return Tracing.enter(context);
    }

    @Override
    public void end(OperationEnd end) {
        ended(span, end);
        span.end();
    }

    /** What the spans of all operations tell at their end. */
    static void ended(Span span, OperationEnd end) {
        if (span.isRecording()) {
            span.setAttribute(SpanNames.CALLS, (long) end.requests());
            end.delivered().ifPresent(items -> span.setAttribute(SpanNames.ITEMS, items));
            end.error().ifPresent(error -> Tracing.failed(span, error));
        }
    }
}
