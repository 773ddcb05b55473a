package org.connectorsdk.testkit.conformance.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.util.List;
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
import org.connectorsdk.testkit.wire.Upstream;

/**
 * Stands between the provider and the vendor's real service, on the loopback interface: it counts and keeps what
 * passes, as a simulator does, and changes nothing.
 */
final class LiveRelay extends VendorSimulator {
    private static final Integer[] SUCCESSES = {200, 201, 202, 203, 204, 205, 206};

    private final Upstream service;

    /**
     * Makes a relay that does not listen yet.
     *
     * @param service where the vendor's service is
     * @param routes the vendor's operations
     */
    LiveRelay(SimulatorOptions options, URI service, List<Route> routes) {
        super(options, new Object());
        this.service = new Upstream(service);
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
        try {
            return service.send(
                    request.method(), request.path(), request.exchange().rawQuery(), request.headers(), request.body());
        } catch (IOException e) {
            throw Refusal.of(Refusal.Kind.FAILURE, "the service could not be reached")
                    .status(502);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Refusal.Kind.FAILURE, "the relay was stopped").status(503);
        }
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
