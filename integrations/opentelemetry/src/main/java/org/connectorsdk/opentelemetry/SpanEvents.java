package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events of one span: the first ones and the last, so that a wait of a week is no larger than one of an hour. */
final class SpanEvents {
    /** So many are kept, which is less than the limit that the SDK of OpenTelemetry has unless told otherwise. */
    static final int MOST = 100;

    private final Span span;
    private long seen;
    private @Nullable Event last;

    SpanEvents(Span span) {
        this.span = span;
    }

    /**
     * An event that is added when the span ends, unless another comes after it.
     *
     * @param at when it happened
     */
    private record Event(String name, Attributes attributes, Instant at) {}

    /** It happened now. */
    synchronized void add(String name, Attributes attributes) {
        if (++seen < MOST) {
            span.addEvent(name, attributes);
        } else {
            last = new Event(name, attributes, Instant.now());
        }
    }

    /** The span is about to end. */
    synchronized void end() {
        Event held = last;
        if (held != null) {
            span.addEvent(held.name(), held.attributes(), held.at());
            last = null;
        }
        if (seen > MOST) {
            span.setAttribute(SpanNames.EVENTS_LEFT_OUT, seen - MOST);
        }
    }
}
