package org.connectorsdk.testkit.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The exchange of client id and secret for a token. It takes JSON and nothing else; the form that OAuth2 libraries send
 * is turned away with an empty body.
 */
final class TokenOperations {

    private static final String GRANT = "client_credentials";

    private final Store store;

    TokenOperations(Store store) {
        this.store = store;
    }

    void declareConfig(RouteGroup api) {
        api.post("application-token", "/applications/token", request -> {
            checkMediaType(request);
            request.read(this::credentials);
            return Answer.json(200, token());
        });
    }

    void declarePublic(RouteGroup api) {
        api.post("public-application-token", "/applications/token", request -> {
            checkMediaType(request);
            request.read(members -> {
                checkGrant(members);
                return credentials(members);
            });
            ObjectNode json = token().put("token_type", "Bearer");
            return Answer.json(
                    200, json.put("expires_in", store.tokens().lifetime().toSeconds()));
        });
    }

    private static void checkMediaType(VendorRequest request) {
        if (!request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "").code(AccessErrors.SILENT);
        }
    }

    private ObjectNode token() {
        return Json.object().put("access_token", store.tokens().handOut());
    }

    private String credentials(Members members) {
        String id = members.text("client_id");
        String secret = members.text("client_secret");
        if (!id.isEmpty() && !secret.isEmpty() && !store.tokens().knows(id, secret)) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Invalid client id or token")
                    .code(AccessErrors.DESK);
        }
        return id;
    }

    /** The vendor's document describes one spelling and requires the other; at least one must be there. */
    private static void checkGrant(Members members) {
        Optional<String> hyphen = members.optionalText("grant-type");
        Optional<String> underscore = members.optionalText("grant_type");
        if (hyphen.isEmpty() && underscore.isEmpty()) {
            members.text("grant_type");
        }
        hyphen.filter(value -> !value.equals(GRANT)).ifPresent(value -> members.refuse("grant-type", "unknown grant"));
        underscore
                .filter(value -> !value.equals(GRANT))
                .ifPresent(value -> members.refuse("grant_type", "unknown grant"));
    }
}
