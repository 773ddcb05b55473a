package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;

/** What is asked of a token endpoint each time, with the secrets of the moment. Immutable. */
final class TokenForm {
    private final String path;
    private final Map<String, String> plain;
    private final Map<String, Supplier<Secret>> secret;
    private final Duration timeout;

    TokenForm(String path, Map<String, String> plain, Map<String, Supplier<Secret>> secret, Duration timeout) {
        this.path = path;
        this.plain = new LinkedHashMap<>(plain);
        this.secret = new LinkedHashMap<>(secret);
        this.timeout = timeout;
    }

    String path() {
        return path;
    }

    Duration timeout() {
        return timeout;
    }

    /** The request; a supplier's exception passes through. */
    TokenRequest request() {
        JsonObject.Builder body = JsonObject.builder();
        plain.forEach(body::set);
        List<Secret> secrets = new ArrayList<>();
        secret.forEach((name, source) -> {
            Secret sent = Secret.of(source.get().reveal().strip()); // what is sent is what could be echoed
            body.set(name, sent.reveal());
            secrets.add(sent);
        });
        return new TokenRequest(path, body.build(), secrets, timeout);
    }
}
