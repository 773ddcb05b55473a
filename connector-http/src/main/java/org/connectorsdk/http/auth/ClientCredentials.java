package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * Mints bearer tokens from a client id and secret.
 *
 * <ul>
 * <li><b>One request for all.</b> However many threads need a token, one request is made, on a thread of its own; all
 * share its result, also when it is a failure. They wait no longer than the token time-out or their own deadline, and
 * an interrupt frees its thread at once (INC-15).
 * <li><b>Early.</b> At 80 % of its life or 30 s before its end, whichever is earlier (but not in the first half), a
 * token is renewed in the background; until it ends, calls go on with it without waiting.
 * <li><b>Life.</b> The shortest of {@code expires_in} (number or text) and a JWT's {@code iat} and {@code exp}, else an
 * assumed life; less a margin; by the monotonic clock from when the request was sent. A token that the server gives a
 * second time does not live longer for it (INC-14).
 * <li><b>After a 401</b> one new token is asked for. The same one again is no new one, and is not asked for again for
 * 10 s.
 * </ul>
 *
 * <p>A tenant's credential of a call is taken for a token that is ready to be sent. Thread-safe; two of them share
 * nothing.
 *
 * @since 0.1.0
 */
public final class ClientCredentials implements CredentialSource {
    private final TokenCache minting;

    private ClientCredentials(Builder builder) {
        this.minting = new TokenCache(
                new TokenForm(builder.path, builder.plain, builder.secret, builder.timeout, builder.repeatable),
                builder.assumedLife);
    }

    static Builder builder(String path) {
        return new Builder(path);
    }

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        Optional<Secret> tenant = call.tenantCredential();
        return tenant.isPresent()
                ? CredentialForm.BEARER
                        .of(tenant.get())
                        .mapLeft(problem -> AuthErrors.unusable(call, "credential", problem))
                : minting.token(call);
    }

    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return call.tenantCredential().isEmpty() && minting.replace(refused, call);
    }

    /** Names neither id nor secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + minting + "]";
    }

    /** Describes the token request. Not thread-safe. */
    public static final class Builder {
        private final String path;
        private final Map<String, String> plain = new LinkedHashMap<>();
        private final Map<String, Supplier<Secret>> secret = new LinkedHashMap<>();
        private Duration assumedLife = Duration.ofSeconds(150);
        private Duration timeout = Duration.ofSeconds(20);
        private @Nullable Boolean repeatable;

        private Builder(String path) {
            if (path.isEmpty() || path.startsWith("/")) {
                throw new IllegalArgumentException("path: relative to the base URL, without a leading slash");
            }
            this.path = path;
        }

        /**
         * Adds a member to the JSON body that is no secret: a grant type, a client id.
         *
         * @param name the name of the member
         * @param value its value
         * @return this builder
         */
        public Builder member(String name, String value) {
            plain.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Adds a secret member to the JSON body.
         *
         * @param name the name of the member
         * @param value gives the secret that is valid now: {@code settings.secret("client-secret")}. Asked for each
         *     token.
         * @return this builder
         */
        public Builder secret(String name, Supplier<Secret> value) {
            secret.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets for how long a token is used whose answer does not say.
         *
         * @param life more than zero; default 150 s
         * @return this builder
         */
        public Builder assumedLife(Duration life) {
            this.assumedLife = positive(life, "life");
            return this;
        }

        /**
         * Bounds one token request with all its repeats, and so the wait for it.
         *
         * @param limit more than zero; default 20 s
         * @return this builder
         */
        public Builder timeout(Duration limit) {
            this.timeout = positive(limit, "limit");
            return this;
        }

        /**
         * Says whether a token request may be sent again when its fate is unknown.
         *
         * @param value false where each request uses something up; by default true, unless the body has a member that
         *     is used up, such as {@code refresh_token} or {@code code}
         * @return this builder
         */
        public Builder repeatable(boolean value) {
            this.repeatable = value;
            return this;
        }

        private static Duration positive(Duration value, String name) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": must be more than zero");
            }
            return value;
        }

        /** {@return the source} */
        public ClientCredentials build() {
            return new ClientCredentials(this);
        }
    }
}
