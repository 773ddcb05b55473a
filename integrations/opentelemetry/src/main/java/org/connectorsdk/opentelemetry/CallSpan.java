package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.api.observe.Scope;

/** The span of one call, with its pauses as events. */
final class CallSpan implements CallObservation {
    private final Tracing tracing;
    private final Span span;
    private final Context context;
    private final String template;

    private CallSpan(Tracing tracing, Span span, Context context, String template) {
        this.tracing = tracing;
        this.span = span;
        this.context = context;
        this.template = template;
    }

    /**
     * Begins the span of a call.
     *
     * @param parent the context of what makes the call
     */
    static CallSpan begin(Tracing tracing, Context parent, CallStart start) {
        Span span = tracing.span(start.provider() + " " + start.name(), SpanKind.INTERNAL, parent)
                .setAttribute(SpanNames.PROVIDER, start.provider())
                .setAttribute(SpanNames.CALL, start.name())
                .startSpan();
        return new CallSpan(tracing, span, parent.with(span), start.path());
    }

    @Override
    public AttemptObservation attempt(AttemptStart start) {
        return AttemptSpan.begin(tracing, context, start, template);
    }

    @Override
    public CallObservation call(CallStart start) {
        return begin(tracing, context, start);
    }

    @Override
    public void paused(Pause pause) {
        if (span.isRecording()) {
            span.addEvent(SpanNames.PAUSE_EVENT, attributes(pause));
        }
    }

    /** {@return what the event of a pause tells} */
    static Attributes attributes(Pause pause) {
        return Attributes.of(
                SpanNames.PAUSE_REASON,
                Tracing.word(pause.reason()),
                SpanNames.PAUSE_LENGTH,
                Tracing.seconds(pause.length()));
    }

    @Override
    public void credentialRenewed() {
        span.addEvent(SpanNames.RENEWAL_EVENT);
    }

    @Override
    public Scope enter() {
        return Tracing.enter(context);
    }

    @Override
    public void end(CallEnd end) {
        if (span.isRecording()) {
            span.setAttribute(SpanNames.ATTEMPTS, (long) end.attempts());
            end.error().ifPresent(error -> Tracing.failed(span, error));
        }
        span.end();
    }
}
