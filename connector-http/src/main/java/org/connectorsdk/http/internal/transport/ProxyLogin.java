package org.connectorsdk.http.internal.transport;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.config.SecretUnavailableException;
import org.jspecify.annotations.Nullable;

/** Tells a proxy who we are when it asks, once per request: a proxy that asks again has refused us. */
final class ProxyLogin implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";

    /** The scheme that OkHttp puts in the proxy's mouth, to have the answer before the first request. */
    private static final String BEFORE_BEING_ASKED = "OkHttp-Preemptive";

    private final String user;
    private final Optional<Supplier<Secret>> password;

    ProxyLogin(String user, Optional<Supplier<Secret>> password) {
        this.user = user;
        this.password = password;
    }

    /**
     * A login as it stands in an address.
     *
     * @param login user name and password, percent-encoded, with a colon between them; may be empty
     * @return who tells it to the proxy; empty where there is none
     */
    static Optional<ProxyLogin> of(String login) {
        if (login.isEmpty()) {
            return Optional.empty();
        }
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon));
        Secret password = Secret.of(colon < 0 ? "" : decoded(login.substring(colon + 1)));
        return Optional.of(new ProxyLogin(user, Optional.of(() -> password)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that stands for itself
        }
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response asked) {
        if (asked.request().header(HEADER) != null
                || asked.challenges().stream().noneMatch(ProxyLogin::canAnswer)) {
            return null;
        }
        try {
            String secret = password.map(source -> source.get().reveal()).orElse("");
            String login = Credentials.basic(user, secret, StandardCharsets.UTF_8);
            return asked.request().newBuilder().header(HEADER, login).build();
        } catch (SecretUnavailableException e) {
            return null; // the 407 stands, and its error names the settings
        }
    }

    private static boolean canAnswer(Challenge challenge) {
        return challenge.scheme().equalsIgnoreCase("Basic")
                || challenge.scheme().equals(BEFORE_BEING_ASKED);
    }
}
