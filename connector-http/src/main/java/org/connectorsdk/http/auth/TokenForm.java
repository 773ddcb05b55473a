package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.jspecify.annotations.Nullable;

/** What is asked of a token endpoint each time, with the secrets of the moment. Immutable. */
final class TokenForm {
    private final String path;
    private final Map<String, String> plain;
    private final Map<String, Supplier<Secret>> secret;
    private final Duration timeout;
    private final @Nullable Boolean repeatable;

    TokenForm(
            String path,
            Map<String, String> plain,
            Map<String, Supplier<Secret>> secret,
            Duration timeout,
            @Nullable Boolean repeatable) {
        this.repeatable = repeatable;
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
        JsonObject whole = body.build();
        return repeatable == null
                ? new TokenRequest(path, whole, secrets, timeout)
                : new TokenRequest(path, whole, secrets, timeout, repeatable);
    }
}
