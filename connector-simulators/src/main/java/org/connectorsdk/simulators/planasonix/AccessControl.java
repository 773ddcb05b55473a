package org.connectorsdk.simulators.planasonix;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.RateWindow;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** Who may do what, how often, and with which query parameters. Used while the simulator's monitor is held. */
final class AccessControl {

    /** Deprecated by the vendor, which spells it in two ways. */
    static final List<String> LEGACY_HEADERS = List.of("X-Planasonix-Api-Key", "X-Planasonix-Key");

    static final String ORGANIZATION_HEADER = "X-Organization-ID";

    private record Rule(Scope scope, Set<String> queryNames) {}

    private record Key(Set<String> scopes, Instant expiresAt) {}

    private final PlanasonixTenant tenant;
    private final InstantSource clock;
    private final String organization;
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Key> keys = new HashMap<>();
    private final Map<String, RateWindow> windows = new HashMap<>();

    AccessControl(PlanasonixTenant tenant, InstantSource clock, String organization) {
        this.tenant = tenant;
        this.clock = clock;
        this.organization = organization;
    }

    void rule(Route route, Scope scope, String... queryNames) {
        rules.put(route.operation(), new Rule(scope, Set.of(queryNames)));
    }

    synchronized void allow(String token, Set<String> scopes, Instant expiresAt) {
        keys.put(token, new Key(Set.copyOf(scopes), expiresAt));
    }

    synchronized void revoke(String token) {
        keys.remove(token);
    }

    static Set<String> everything() {
        Set<String> words = new HashSet<>();
        for (Scope scope : Scope.values()) {
            words.add(scope.word());
        }
        return words;
    }

    synchronized void check(VendorRequest request) {
        Rule rule = rules.get(request.operation());
        if (rule == null) {
            throw new IllegalStateException("no rule for " + request.operation());
        }
        Instant now = clock.instant();
        RateWindow window = window(request);
        if (!window.take(tenant.requestsPerMinute())) {
            throw tooMany(window);
        }
        if (rule.scope() != Scope.NONE) {
            authorize(request, rule, now);
        }
        checkQuery(request, rule);
    }

    private void authorize(VendorRequest request, Rule rule, Instant now) {
        Key key = keys.get(token(request).orElse(""));
        if (key == null || !now.isBefore(key.expiresAt())) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "API key is missing or revoked");
        }
        if (!request.header(ORGANIZATION_HEADER).orElse(organization).equals(organization)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Key does not belong to the organization");
        }
        if (rule.scope().isOrchestration() && tenant.plan() == PlanasonixTenant.Plan.STARTER) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "The plan does not include the Orchestration API");
        }
        if (!key.scopes().contains(rule.scope().word())) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN, "Key lacks scope " + rule.scope().word());
        }
    }

    private static void checkQuery(VendorRequest request, Rule rule) {
        List<Violation> unknown = new ArrayList<>();
        for (String name : request.queryNames()) {
            if (!rule.queryNames().contains(name)) {
                unknown.add(
                        new Violation(List.of("query", name), Violation.Problem.UNKNOWN, name + ": unknown parameter"));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
    }

    private Refusal tooMany(RateWindow window) {
        Refusal refusal = Refusal.of(Refusal.Kind.RATE_LIMITED, "Request rate exceeded");
        long seconds = Math.max(1, window.untilReset().toSeconds());
        return tenant.sendsRateHeaders() ? refusal.header("Retry-After", Long.toString(seconds)) : refusal;
    }

    synchronized Answer rateHeaders(VendorRequest request, Answer answer) {
        return tenant.sendsRateHeaders() ? window(request).label(answer, tenant.requestsPerMinute()) : answer;
    }

    /** One window for each key; all who have none share one. */
    private RateWindow window(VendorRequest request) {
        String token = token(request).filter(keys::containsKey).orElse("");
        return windows.computeIfAbsent(token, any -> new RateWindow(clock));
    }

    private static Optional<String> token(VendorRequest request) {
        Optional<String> bearer = request.bearerToken();
        for (int i = 0; bearer.isEmpty() && i < LEGACY_HEADERS.size(); i++) {
            bearer = request.header(LEGACY_HEADERS.get(i));
        }
        return bearer;
    }
}
