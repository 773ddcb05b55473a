package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Signing in, the gallery of connector types, and the vendor's description of itself. */
final class AccountRoutes extends PlanasonixRoutes {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final JsonNode GALLERY = Json.resource(AccountRoutes.class, "gallery.json");

    private record Login(String email, String password) {}

    private final TokenService<Set<String>> tokens;
    private final IdSource ids;
    private final Supplier<List<Route>> routes;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> refreshTokens = new HashMap<>();

    AccountRoutes(PlanasonixState state, TokenService<Set<String>> tokens, IdSource ids, Supplier<List<Route>> routes) {
        super(state);
        this.tokens = tokens;
        this.ids = ids;
        this.routes = routes;
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.CONNECTIONS_READ;
        api.get("connectors.gallery", "/connector-gallery", request -> bare(200, GALLERY), read);
        api.post("auth.login", "/login", this::login, Scope.NONE);
        api.post("auth.refresh", "/auth/refresh", this::refresh, Scope.NONE);
    }

    void user(String email, String password) {
        passwords.put(email, password);
    }

    private Answer login(VendorRequest request) {
        Login login = request.read(members -> new Login(members.text("email"), members.text("password")));
        if (!login.password().equals(passwords.get(login.email()))) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "E-mail address or password is wrong");
        }
        ObjectNode body = tokens(login.email());
        body.putObject("user")
                .put("id", "usr_000001")
                .put("email", login.email())
                .put("name", "A. User")
                .put("emailVerified", true);
        return bare(200, body);
    }

    private Answer refresh(VendorRequest request) {
        String email = refreshTokens.remove(request.<String>read(members -> members.text("refreshToken")));
        if (email == null) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "The refresh token is not valid");
        }
        return bare(200, tokens(email));
    }

    /** Refresh tokens are rotated: each is good for one refresh. */
    private ObjectNode tokens(String email) {
        String token = tokens.accept(ids.text("eyJ", 40), Scope.all(), now().plus(TOKEN_LIFE));
        String refreshToken = ids.text("plnx_rt_", 32);
        refreshTokens.put(refreshToken, email);
        return Json.object()
                .put("accessToken", token)
                .put("refreshToken", refreshToken)
                .put("expiresIn", TOKEN_LIFE.toSeconds())
                .put("tokenType", "Bearer");
    }

    /** The one answer that is not JSON. */
    Answer openApi(VendorRequest request) {
        Map<String, StringBuilder> paths = new LinkedHashMap<>();
        for (Route route : routes.get()) {
            paths.computeIfAbsent(route.template(), path -> new StringBuilder("  " + path + ":\n"))
                    .append("    %s:%n      operationId: %s%n      responses:%n        '%d': {description: OK}%n"
                            .formatted(
                                    route.method().toLowerCase(Locale.ROOT),
                                    route.operation(),
                                    route.successes().get(0)));
        }
        String yaml = "openapi: 3.0.3\ninfo: {title: Orchestration API, version: '1'}\npaths:\n"
                + String.join("", paths.values());
        return Answer.bytes(200, "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
