package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/** A key and its secret, sent together. A vendor may echo either, so each is hidden by itself as well. */
final class KeyPairCredential implements CredentialSource {
    private static final String COLON = ":";

    private final Supplier<Secret> key;
    private final Supplier<Secret> secret;
    private final SuppliedCredential joined = new SuppliedCredential(CredentialForm.BASIC, this::pair);

    /** The last pair: the same two objects are joined once. */
    private volatile @Nullable Pair last;

    private record Pair(Secret key, Secret secret, Secret joined) {}

    KeyPairCredential(Supplier<Secret> key, Supplier<Secret> secret) {
        this.key = Objects.requireNonNull(key, "key");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    @Override
    public Either<ConnectorError, Credential> obtain(AuthCall call) {
        return joined.obtain(call).map(credential -> credential.hiding(parts(credential)));
    }

    /** The first of a credential's secrets is the pair. */
    private static List<Secret> parts(Credential credential) {
        return Stream.of(credential.secrets().get(0).reveal().split(COLON, 2))
                .filter(part -> !part.isEmpty())
                .map(Secret::of)
                .toList();
    }

    @Override
    public boolean renewAfterRefusal(Credential refused, AuthCall call) {
        return joined.renewAfterRefusal(refused, call);
    }

    @SuppressWarnings("ReferenceEquality") // comparing secrets takes its time on purpose
    private Secret pair() {
        Secret first = key.get();
        Secret second = secret.get();
        Pair known = last;
        if (known != null && known.key == first && known.secret == second) {
            return known.joined;
        }
        Secret both = joined(first.reveal().strip(), second.reveal().strip());
        last = new Pair(first, second, both);
        return both;
    }

    /** Half a pair is none, which is refused before it is sent. */
    private static Secret joined(String key, String secret) {
        return Secret.of(key.isEmpty() || secret.isEmpty() ? "" : key + COLON + secret);
    }
}
