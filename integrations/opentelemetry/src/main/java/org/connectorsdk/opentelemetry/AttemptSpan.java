package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.Scope;

/** The span of one request, whose id goes out with it. */
final class AttemptSpan implements AttemptObservation {
    private final Span span;
    private final Context context;

    private AttemptSpan(Span span, Context context) {
        this.span = span;
        this.context = context;
    }

    /**
     * Begins the span of a request and has its id sent.
     *
     * @param parent the context of the call
     * @param template the path as it is declared; empty where none is
     */
    static AttemptSpan begin(Tracing tracing, Context parent, AttemptStart start, String template) {
        String name = template.isEmpty() ? start.method() : start.method() + " " + template;
        Span span = tracing.span(name, SpanKind.CLIENT, parent)
                .setAttribute(SpanNames.HTTP_METHOD, start.method())
                .setAttribute(SpanNames.SERVER_ADDRESS, start.host())
                .setAttribute(SpanNames.SERVER_PORT, (long) start.port())
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute(SpanNames.URL_FULL, url(start));
            if (!template.isEmpty()) {
                span.setAttribute(SpanNames.URL_TEMPLATE, template);
            }
            if (start.number() > 1) {
                span.setAttribute(SpanNames.HTTP_RESEND_COUNT, start.number() - 1L);
            }
        }
        Context context = parent.with(span);
        tracing.inject(context, start);
        return new AttemptSpan(span, context);
    }

    /** The query is left out: callers put into it what they search for. */
    private static String url(AttemptStart start) {
        String host = start.host().indexOf(':') < 0 ? start.host() : "[" + start.host() + "]";
        boolean isUsual = start.port() == (start.scheme().equals("https") ? 443 : 80);
        return start.scheme() + "://" + host + (isUsual ? "" : ":" + start.port()) + start.path();
    }

    @Override
    public Scope enter() {
        return Tracing.enter(context);
    }

    @Override
    public void end(AttemptEnd end) {
        if (span.isRecording()) {
            end.status().ifPresent(status -> span.setAttribute(SpanNames.HTTP_STATUS, (long) status));
            end.failure().ifPresent(kind -> Tracing.failed(span, kind));
        }
        span.end();
    }
}
