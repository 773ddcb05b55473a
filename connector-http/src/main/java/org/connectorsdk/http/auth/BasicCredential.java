package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/** User name and password, both secret, sent together. A vendor may echo either, so each is hidden by itself as well. */
final class BasicCredential {
    private static final char COLON = ':';

    private final Supplier<Secret> user;
    private final Supplier<Secret> password;

    /** The last pair: the same two objects are one pair. */
    private volatile @Nullable Pair last;

    private BasicCredential(Supplier<Secret> user, Supplier<Secret> password) {
        this.user = Objects.requireNonNull(user, "user");
        this.password = Objects.requireNonNull(password, "password");
    }

    static CredentialSource of(Supplier<Secret> user, Supplier<Secret> password) {
        return new SuppliedCredential<>(
                new BasicCredential(user, password)::pair,
                Pair::credential,
                tenant -> Pair.of(tenant).credential());
    }

    @SuppressWarnings("ReferenceEquality") // comparing secrets takes its time on purpose
    private Pair pair() {
        Secret first = user.get();
        Secret second = password.get();
        @Nullable Pair known = last;
        if (known != null && known.user == first && known.password == second) {
            return known;
        }
        Pair pair = new Pair(first, second);
        last = pair;
        return pair;
    }

    private record Pair(Secret user, Secret password) {

        /** A tenant brings one text. Its first colon is the one between the two, as a user name has none. */
        static Pair of(Secret joined) {
            String text = joined.reveal();
            int colon = text.indexOf(COLON);
            return colon < 0
                    ? new Pair(joined, Secret.of(""))
                    : new Pair(Secret.of(text.substring(0, colon)), Secret.of(text.substring(colon + 1)));
        }

        /** Half a pair is none, which is refused before it is sent. */
        Either<String, Credential> credential() {
            String name = user.reveal().strip();
            String word = password.reveal().strip();
            if (name.indexOf(COLON) >= 0) {
                return Either.left("has a colon in its first half, which ends there for the vendor");
            }
            return name.isEmpty() || word.isEmpty()
                    ? Either.left("lacks one of its two halves")
                    : CredentialForm.BASIC
                            .of(Secret.of(name + COLON + word))
                            .map(credential -> credential.hiding(List.of(Secret.of(name), Secret.of(word))));
        }
    }
}
