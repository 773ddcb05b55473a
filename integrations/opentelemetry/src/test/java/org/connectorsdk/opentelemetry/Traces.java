package org.connectorsdk.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.testkit.simulator.Exchange;

/** The spans of a test, as text that a reader can compare with what is documented. */
final class Traces {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk;

    Traces() {
        this(Sampler.alwaysOn());
    }

    Traces(Sampler sampler) {
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setSampler(sampler)
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    /** Makes spans of the program itself. */
    Tracer program() {
        return sdk.getTracer("program");
    }

    /** {@return all spans that have ended, in the order in which they began} */
    List<SpanData> spans() {
        return exporter.getFinishedSpanItems().stream()
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos))
                .toList();
    }

    SpanData span(String name) {
        List<SpanData> found =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    List<SpanData> requests() {
        return spans().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .toList();
    }

    void forget() {
        exporter.reset();
    }

    /**
     * A span with all below it, or an event.
     *
     * @param at when it began
     */
    private record Entry(long at, String text) {}

    /** {@return the tree in the order of time: a line for each span with what became of it, and one for each event} */
    String tree() {
        return below(SpanId.getInvalid(), List.of(), "");
    }

    private String below(String parent, List<EventData> events, String indent) {
        Stream<Entry> spans = spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent))
                .map(span -> new Entry(
                        span.getStartEpochNanos(),
                        indent + line(span) + "\n" + below(span.getSpanId(), span.getEvents(), indent + "  ")));
        Stream<Entry> told = events.stream()
                .map(event -> new Entry(event.getEpochNanos(), indent + "* " + event.getName() + values(event) + "\n"));
        return Stream.concat(spans, told)
                .sorted(Comparator.comparingLong(Entry::at))
                .map(Entry::text)
                .collect(Collectors.joining());
    }

    private static String line(SpanData span) {
        StringBuilder line = new StringBuilder(span.getName());
        Long status = span.getAttributes().get(SpanNames.HTTP_STATUS);
        if (status != null) {
            line.append(": ").append(status);
        }
        String failure = span.getAttributes().get(SpanNames.ERROR_TYPE);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(failure == null ? StatusCode.UNSET : StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        return failure == null ? line.toString() : line + " " + failure;
    }

    private static String values(EventData event) {
        return event.getAttributes().asMap().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().getKey()))
                .map(entry -> " " + entry.getValue())
                .collect(Collectors.joining());
    }

    /** {@return attributes by name, in the order of names} */
    static String text(Attributes attributes) {
        TreeMap<String, Object> byName = new TreeMap<>();
        attributes.forEach((key, value) -> byName.put(key.getKey(), value));
        return byName.toString();
    }

    /** {@return everything that any span has to say} */
    String everything() {
        return spans().toString();
    }

    /** {@return the id of the span that a request was sent with} */
    static String sentSpan(Exchange exchange) {
        return exchange.rawHeader("traceparent").orElse("00-none-none-00").split("-", -1)[2];
    }

    static String sentTrace(Exchange exchange) {
        return exchange.rawHeader("traceparent").orElse("00-none-none-00").split("-", -1)[1];
    }
}
