package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Signing in, the gallery of connector types, and the vendor's description of itself. */
final class AccountEndpoints {

    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private record Connector(String id, String name, String category, String description) {}

    private static final List<Connector> GALLERY = List.of(
            new Connector("postgres", "PostgreSQL", "database", "Relational source"),
            new Connector("mysql", "MySQL", "database", "Relational source"),
            new Connector("snowflake", "Snowflake", "warehouse", "Cloud data warehouse"),
            new Connector("s3", "Amazon S3", "storage", "Object store"),
            new Connector("databricks", "Databricks", "lakehouse", "Lakehouse with catalogs"));

    private record Login(String email, String password) {}

    private final AccessControl access;
    private final InstantSource clock;
    private final IdSource ids;
    private final Supplier<List<Route>> routes;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> refreshTokens = new HashMap<>();

    AccountEndpoints(AccessControl access, InstantSource clock, IdSource ids, Supplier<List<Route>> routes) {
        this.access = access;
        this.clock = clock;
        this.ids = ids;
        this.routes = routes;
    }

    synchronized void user(String email, String password) {
        passwords.put(email, password);
    }

    synchronized Answer login(VendorRequest request) {
        Login login = request.read(members -> new Login(members.text("email"), members.text("password")));
        if (!login.password().equals(passwords.get(login.email()))) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "E-mail address or password is wrong");
        }
        ObjectNode user = Bodies.object()
                .put("id", "usr_000001")
                .put("email", login.email())
                .put("name", "A. User")
                .put("emailVerified", true);
        return Bodies.bare(200, tokens(login.email()).set("user", user));
    }

    synchronized Answer refresh(VendorRequest request) {
        String email = refreshTokens.remove(request.<String>read(members -> members.text("refreshToken")));
        if (email == null) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "The refresh token is not valid");
        }
        return Bodies.bare(200, tokens(email));
    }

    /** Refresh tokens are rotated: each is good for one refresh. */
    private ObjectNode tokens(String email) {
        Instant expiresAt = clock.instant().plus(TOKEN_LIFE);
        String token = ids.text("eyJ", 40);
        String refreshToken = ids.text("plnx_rt_", 32);
        access.allow(token, AccessControl.everything(), expiresAt);
        refreshTokens.put(refreshToken, email);
        return Bodies.object()
                .put("accessToken", token)
                .put("refreshToken", refreshToken)
                .put("expiresIn", TOKEN_LIFE.toSeconds())
                .put("tokenType", "Bearer");
    }

    Answer gallery(VendorRequest request) {
        ObjectNode body = Bodies.object();
        ArrayNode connectors = body.putArray("connectors");
        GALLERY.forEach(connector -> connectors
                .addObject()
                .put("id", connector.id())
                .put("name", connector.name())
                .put("category", connector.category())
                .put("description", connector.description()));
        return Bodies.bare(200, body);
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
