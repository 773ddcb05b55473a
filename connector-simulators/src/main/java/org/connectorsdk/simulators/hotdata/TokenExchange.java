package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.testkit.simulator.Refusal.Kind;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Short-lived tokens for an API token, which the vendor's own clients fetched before every session from June to August.
 * The operation is offered in every era: clients of that time still call it.
 */
final class TokenExchange extends HotdataRoutes {
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** The API token behind a refresh token. */
    private final Map<String, String> refreshTokens = new HashMap<>();

    TokenExchange(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup auth) {
        auth.post("exchange_token", "/jwt", this::exchange);
    }

    private Answer exchange(VendorRequest request) {
        String grant = required(request, "grant_type");
        String client = required(request, "client_id");
        Optional<String> apiToken = switch (grant) {
            case "api_token" -> Optional.of(required(request, "api_token"));
            case "refresh_token" -> Optional.ofNullable(refreshTokens.get(required(request, "refresh_token")));
            default -> throw HotdataErrors.controlPlane(Kind.BAD_REQUEST, "unsupported_grant_type");
        };
        String known = apiToken.filter(state::isApiToken)
                .orElseThrow(() -> HotdataErrors.controlPlane(Kind.UNAUTHENTICATED, "invalid_grant"));
        Instant end = state.now().plus(LIFE);
        String accessToken = state.tokens.accept(state.tokens.jwt(client, end), known, end);
        String refreshToken = state.newId("rt_");
        refreshTokens.put(refreshToken, known);
        ObjectNode body = Json.object().put("access_token", accessToken).put("expires_in", LIFE.toSeconds());
        body.put("refresh_token", refreshToken);
        return Answer.json(200, body);
    }

    private static String required(VendorRequest request, String name) {
        return request.form(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> HotdataErrors.controlPlane(Kind.BAD_REQUEST, "invalid_request"));
    }
}
