package org.connectorsdk.testkit.conformance.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * Stands between the provider and the vendor's real service, on the loopback interface: it counts and keeps what
 * passes, as a simulator does, and changes nothing.
 */
final class LiveRelay extends VendorSimulator {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Integer[] SUCCESSES = {200, 201, 202, 203, 204, 205, 206};

    /** What belongs to one hop, is made anew, or may not be set (RFC 9110, 7.6.1). */
    private static final Set<String> OWN_HEADERS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "expect",
            "upgrade",
            "keep-alive",
            "te",
            "trailer");

    private final URI service;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Makes a relay that does not listen yet.
     *
     * @param service where the vendor's service is
     * @param routes the vendor's operations
     */
    LiveRelay(SimulatorOptions options, URI service, List<Route> routes) {
        super(options, new Object());
        this.service = service;
        RouteGroup api = routes(before(service.getRawPath(), routes), (refusal, request) -> refused(refusal));
        for (Route route : routes) {
            declare(api, route).succeedsWith(SUCCESSES);
        }
    }

    /** What stands in the address before that part of it with which the vendor's paths begin anyway. */
    private static String before(String path, List<Route> routes) {
        String whole = path == null || path.equals("/") ? "" : path.replaceFirst("/$", "");
        for (int cut = whole.indexOf('/'); cut >= 0; cut = whole.indexOf('/', cut + 1)) {
            String rest = whole.substring(cut) + "/";
            if (routes.stream().anyMatch(route -> route.template().startsWith(rest))) {
                return whole.substring(0, cut);
            }
        }
        return whole;
    }

    private Route declare(RouteGroup api, Route route) {
        String operation = route.operation();
        String path = route.template();
        return switch (route.method()) {
            case "GET" -> api.get(operation, path, this::forward);
            case "POST" -> api.post(operation, path, this::forward);
            case "PUT" -> api.put(operation, path, this::forward);
            case "PATCH" -> api.patch(operation, path, this::forward);
            default -> api.delete(operation, path, this::forward);
        };
    }

    private static Answer refused(Refusal refusal) {
        return Answer.json(
                refusal.status(), JsonNodeFactory.instance.objectNode().put("relay", refusal.text()));
    }

    private Answer forward(VendorRequest request) {
        String query = request.exchange().rawQuery();
        URI address = service.resolve(request.path() + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder sent = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        for (HttpHeader header : request.headers()) {
            if (!OWN_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
                sent.header(header.name(), header.value());
            }
        }
        try {
            return answer(client.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw Refusal.of(Refusal.Kind.FAILURE, "the service could not be reached")
                    .status(502);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Kind.FAILURE, "the relay was stopped").status(503);
        }
    }

    private static Answer answer(HttpResponse<byte[]> came) {
        Answer answer = Answer.status(came.statusCode()).body(came.body());
        for (Map.Entry<String, List<String>> header : came.headers().map().entrySet()) {
            if (!OWN_HEADERS.contains(header.getKey()) && !header.getKey().startsWith(":")) {
                for (String value : header.getValue()) {
                    answer = answer.header(header.getKey(), value);
                }
            }
        }
        return answer;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString());
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of();
    }

    @Override
    public void seedConnections(int count) {
        throw new NotApplicable(NotApplicable.Reason.LIVE);
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        throw new NotApplicable(NotApplicable.Reason.LIVE);
    }
}
