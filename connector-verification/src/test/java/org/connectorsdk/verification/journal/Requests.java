package org.connectorsdk.verification.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.wire.HttpHeader;

/** Writes down what a simulator received, and with which status it answered. */
final class Requests {
    /** What HTTP itself decides, or follows from the rest. */
    private static final Set<String> OF_HTTP = Set.of("host", "connection", "content-length");

    private static final String BLANKS = "    ";

    private Requests() {}

    /** One line for each request. */
    static List<String> brief(List<Exchange> sent) {
        return sent.stream().map(Requests::line).toList();
    }

    /** The head and the body of each request as well. */
    static List<String> whole(List<Exchange> sent) {
        List<String> lines = new ArrayList<>();
        for (Exchange exchange : sent) {
            lines.add(line(exchange));
            lines.add(BLANKS + head(exchange));
            if (exchange.bodyLength() > 0) {
                lines.add(BLANKS + body(exchange));
            }
        }
        return lines;
    }

    private static String line(Exchange exchange) {
        String query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
        String status = exchange.status() == 0 ? "nothing" : String.valueOf(exchange.status());
        return "> " + exchange.method() + " " + exchange.path() + query + " -> " + status;
    }

    private static String head(Exchange exchange) {
        return exchange.rawHeaders().stream()
                .filter(header -> !OF_HTTP.contains(header.name().toLowerCase(Locale.ROOT)))
                .map(Requests::header)
                .sorted()
                .collect(Collectors.joining(" | "));
    }

    private static String header(HttpHeader header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        return name + ": "
                + switch (name) {
                    case "authorization" -> header.value().replaceAll(" .*", " ***");
                    case "user-agent" ->
                        header.value()
                                .replaceFirst("^connector-sdk(/\\S+)?", "connector-sdk")
                                .replaceAll("Java \\d+", "Java N");
                    default -> header.value();
                };
    }

    private static String body(Exchange exchange) {
        String text = exchange.bodyText();
        String shown = SortedJson.of(text).orElse(text);
        return shown.chars().anyMatch(Character::isISOControl) ? exchange.bodyLength() + " bytes" : shown;
    }
}
