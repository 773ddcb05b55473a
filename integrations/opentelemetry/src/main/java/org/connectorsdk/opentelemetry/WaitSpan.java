package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.api.observe.Poll;
import org.connectorsdk.api.observe.Scope;

/** The span of a wait, which is one however many requests the wait makes. These carry the span's own id. */
final class WaitSpan implements OperationObservation {
    private final Tracing tracing;
    private final Span span;
    private final Context context;
    private final SpanEvents events;
    private final CallObservation calls = new QuietCall();
    private int polls;

    /**
     * Goes on with a span that has begun.
     *
     * @param parent the context in which it began
     */
    WaitSpan(Tracing tracing, Span span, Context parent) {
        this.tracing = tracing;
        this.span = span;
        this.context = parent.with(span);
        this.events = new SpanEvents(span);
    }

    @Override
    public CallObservation call(CallStart start) {
        return calls;
    }

    @Override
    public void poll(Poll poll) {
        polls = poll.number();
        if (span.isRecording()) {
            AttributesBuilder seen = Attributes.builder().put(SpanNames.POLL_NUMBER, (long) poll.number());
            poll.status().ifPresent(status -> seen.put(SpanNames.POLL_STATE, Tracing.word(status.state())));
            poll.error().ifPresent(error -> seen.put(SpanNames.ERROR_TYPE, Tracing.word(error.kind())));
            events.add(SpanNames.POLL_EVENT, seen.build());
        }
    }

    @Override
    public Scope enter() {
        return Tracing.enter(context);
    }

    @Override
    public void end(OperationEnd end) {
        if (span.isRecording()) {
            events.end();
            span.setAttribute(SpanNames.POLLS, (long) polls);
            OperationSpan.ended(span, end);
        }
        span.end();
    }

    /** Each call of the wait, and each that such a call needs. */
    private final class QuietCall implements CallObservation {
        @Override
        public AttemptObservation attempt(AttemptStart start) {
            tracing.inject(context, start);
            return AttemptObservation.NONE;
        }

        @Override
        public CallObservation call(CallStart start) {
            return this;
        }

        @Override
        public void paused(Pause pause) {
            if (span.isRecording()) {
                events.add(SpanNames.PAUSE_EVENT, CallSpan.attributes(pause));
            }
        }

        @Override
        public void credentialRenewed() {
            if (span.isRecording()) {
                events.add(SpanNames.RENEWAL_EVENT, Attributes.empty());
            }
        }

        @Override
        public Scope enter() {
            return Tracing.enter(context);
        }
    }
}
