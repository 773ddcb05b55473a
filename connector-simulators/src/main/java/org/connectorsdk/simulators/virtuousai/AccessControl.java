package org.connectorsdk.simulators.virtuousai;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/**
 * Who may come in. A personal access token goes into {@code Authorization} only, an API key into either header. Which
 * one wins when both are sent is not documented, so both must be good here, and be of one user.
 */
final class AccessControl {
    /** What a token or key allows. */
    record Grant(String user, boolean apiKey, boolean readOnly) {}

    private static final String KEY_HEADER = "X-API-Key";

    private final TokenService<Grant> tokens;

    AccessControl(TokenService<Grant> tokens) {
        this.tokens = tokens;
    }

    void check(VendorRequest request) {
        user(request);
        boolean reads = request.method().equals("GET");
        if (!reads && grants(request).stream().flatMap(Optional::stream).anyMatch(Grant::readOnly)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Not enough permissions");
        }
    }

    String user(VendorRequest request) {
        Set<String> users = grants(request).stream()
                .map(grant -> grant.map(Grant::user).orElse(""))
                .collect(Collectors.toSet());
        boolean goodKey = request.header(KEY_HEADER).stream()
                .allMatch(key -> tokens.grant(key).filter(Grant::apiKey).isPresent());
        if (users.size() != 1 || users.contains("") || !goodKey) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Not authenticated");
        }
        return users.iterator().next();
    }

    private List<Optional<Grant>> grants(VendorRequest request) {
        Stream<String> bearer = request.header("Authorization").stream()
                .map(header -> request.bearerToken().orElse(""));
        return Stream.concat(bearer, request.header(KEY_HEADER).stream())
                .map(tokens::grant)
                .toList();
    }
}
