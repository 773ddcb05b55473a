package org.connectorsdk.simulators.planasonix;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.CannedAnswers;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.RateWindow;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** Who may do what, how often, and with which query parameters. Used while the simulator's monitor is held. */
final class AccessControl {
    /** Deprecated by the vendor, which spells it in two ways. */
    static final List<String> LEGACY_HEADERS = List.of("X-Planasonix-Api-Key", "X-Planasonix-Key");

    /** Routes that say which scope a key needs, and which query parameters they have. */
    record Api(RouteGroup routes, AccessControl access) {
        Route get(String operation, String path, Operation handler, Scope scope, String... query) {
            return access.rule(routes.get(operation, path, handler), scope, query);
        }

        Route post(String operation, String path, Operation handler, Scope scope) {
            return access.rule(routes.post(operation, path, handler), scope);
        }

        Route put(String operation, String path, Operation handler, Scope scope) {
            return access.rule(routes.put(operation, path, handler), scope);
        }

        /** Operations whose answers are always the same. */
        void canned(String file) {
            CannedAnswers.declare(
                    routes,
                    AccessControl.class,
                    file,
                    (route, operation) -> access.rule(
                            route,
                            Scope.valueOf(operation.path("scope").asText()),
                            operation.findValuesAsText("query").toArray(String[]::new)));
        }

        Route delete(String operation, String path, Operation handler, Scope scope) {
            return access.rule(routes.delete(operation, path, handler), scope);
        }
    }

    private record Rule(Scope scope, Set<String> queryNames) {}

    private final PlanasonixTenant tenant;
    private final InstantSource clock;
    private final TokenService<Set<String>> tokens;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, RateWindow> windows = new HashMap<>();

    /** Tokens are granted sets of scopes. */
    AccessControl(PlanasonixTenant tenant, InstantSource clock, TokenService<Set<String>> tokens) {
        this.tenant = tenant;
        this.clock = clock;
        this.tokens = tokens;
    }

    private Route rule(Route route, Scope scope, String... queryNames) {
        rules.put(route.operation(), new Rule(scope, Set.of(queryNames)));
        return route;
    }

    void check(VendorRequest request) {
        Rule rule = rules.get(request.operation());
        if (rule == null) {
            throw new IllegalStateException("no rule for " + request.operation());
        }
        RateWindow window = window(request);
        if (!window.take(tenant.requestsPerMinute)) {
            throw tooMany(window);
        }
        if (rule.scope() != Scope.NONE) {
            authorize(request, rule.scope());
        }
        checkQuery(request, rule);
    }

    private void authorize(VendorRequest request, Scope needed) {
        Set<String> scopes = tokens.grant(token(request))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNAUTHENTICATED, "API key is missing or revoked"));
        String organization = PlanasonixSimulator.ORGANIZATION;
        if (!request.header("X-Organization-ID").orElse(organization).equals(organization)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Key does not belong to the organization");
        }
        if (needed.isOrchestration() && tenant.plan == PlanasonixTenant.Plan.STARTER) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "The plan does not include the Orchestration API");
        }
        if (!scopes.contains(needed.word())) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Key lacks scope " + needed.word());
        }
    }

    private static void checkQuery(VendorRequest request, Rule rule) {
        List<Violation> unknown = new ArrayList<>();
        request.queryNames().stream()
                .filter(name -> !rule.queryNames().contains(name))
                .forEach(name -> unknown.add(new Violation(
                        List.of("query", name), Violation.Problem.UNKNOWN, name + ": unknown parameter")));
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
    }

    private Refusal tooMany(RateWindow window) {
        Refusal refusal = Refusal.of(Refusal.Kind.RATE_LIMITED, "Request rate exceeded");
        long seconds = Math.max(1, window.untilReset().toSeconds());
        return tenant.rateHeaders ? refusal.header("Retry-After", Long.toString(seconds)) : refusal;
    }

    Answer rateHeaders(VendorRequest request, Answer answer) {
        return tenant.rateHeaders ? window(request).label(answer, tenant.requestsPerMinute) : answer;
    }

    /** One window for each key; all who have none share one. */
    private RateWindow window(VendorRequest request) {
        String token = token(request);
        return windows.computeIfAbsent(tokens.knows(token) ? token : "", any -> new RateWindow(clock));
    }

    private static String token(VendorRequest request) {
        return request.bearerToken()
                .or(() -> LEGACY_HEADERS.stream()
                        .map(request::header)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse("");
    }
}
