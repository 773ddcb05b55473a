package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The exchange of client id and secret for a token. It takes JSON and the form that OAuth2 libraries send; of either it
 * reads the two credentials alone, so that a grant in any spelling, or none, and whatever else is sent pass.
 */
final class TokenOperations extends AirbyteOperations {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PATH = "/token";

    TokenOperations(Store store) {
        super(store);
    }

    void declareConfig(RouteGroup tokens) {
        tokens.post("application-token", PATH, request -> {
            check(request);
            return Answer.json(200, token());
        });
    }

    void declarePublic(RouteGroup tokens) {
        tokens.post("public-application-token", PATH, request -> {
            check(request);
            ObjectNode json = token().put("token_type", "Bearer");
            return Answer.json(
                    200, json.put("expires_in", store.tokens().lifetime.toSeconds()));
        });
    }

    private ObjectNode token() {
        return Json.object().put("access_token", store.tokens().handOut());
    }

    private void check(VendorRequest request) {
        Credentials sent = isForm(request) ? ofForm(request) : request.read(Credentials::read);
        if (!sent.id().isEmpty() && !sent.secret().isEmpty() && !store.tokens().knows(sent.id(), sent.secret())) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Invalid client id or token")
                    .code(AccessControl.TOKEN);
        }
    }

    private static boolean isForm(VendorRequest request) {
        return request.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith(FORM);
    }

    private record Credentials(String id, String secret) {
        static Credentials read(Members members) {
            return new Credentials(members.text("client_id"), members.text("client_secret"));
        }
    }

    private static Credentials ofForm(VendorRequest request) {
        return new Credentials(field(request, "client_id"), field(request, "client_secret"));
    }

    private static String field(VendorRequest request, String name) {
        return request.form(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> AirbyteErrors.badRequest(name + ": must not be null"));
    }
}
