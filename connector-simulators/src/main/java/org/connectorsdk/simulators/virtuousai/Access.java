package org.connectorsdk.simulators.virtuousai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/**
 * Who may come in. A personal access token goes into {@code Authorization} only, an API key into either header. Which
 * one wins when both are sent is not documented, so both must be good here, and be of one user.
 */
final class Access {

    private final Map<String, String> userOfToken = new HashMap<>();
    private final Set<String> apiKeys = new HashSet<>();
    private final Set<String> readOnly = new HashSet<>();

    void addToken(String token, String user) {
        userOfToken.put(token, user);
    }

    void addApiKey(String key, String user) {
        userOfToken.put(key, user);
        apiKeys.add(key);
    }

    void addReadOnlyToken(String token, String user) {
        userOfToken.put(token, user);
        readOnly.add(token);
    }

    void revoke(String tokenOrKey) {
        userOfToken.remove(tokenOrKey);
    }

    void check(VendorRequest request) {
        user(request);
        boolean reads = request.method().equals("GET");
        if (!reads && sent(request).stream().anyMatch(readOnly::contains)) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "Not enough permissions");
        }
    }

    String user(VendorRequest request) {
        Set<String> users = new HashSet<>();
        List<String> sent = sent(request);
        sent.forEach(credential -> users.add(userOfToken.getOrDefault(credential, "")));
        Optional<String> key = request.header("X-API-Key");
        if (users.size() != 1
                || users.contains("")
                || key.filter(sentKey -> !apiKeys.contains(sentKey)).isPresent()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Not authenticated");
        }
        return users.iterator().next();
    }

    private static List<String> sent(VendorRequest request) {
        List<String> sent = new ArrayList<>();
        request.header("Authorization")
                .ifPresent(header -> sent.add(request.bearerToken().orElse("")));
        request.header("X-API-Key").ifPresent(sent::add);
        return sent;
    }
}
