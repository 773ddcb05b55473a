package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import java.time.Duration;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.auth.CredentialSource;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the tenants of one client share, and what is theirs alone, as docs/embedding.md says. */
class TenantsTest {
    @AutoClose
    private final HttpFixture http =
            new HttpFixture().credential(CredentialSource.bearer(() -> Secret.of("client-token")));

    private static final CallOptions TENANT = CallOptions.builder()
            .credential(Secret.of("tenant-token"))
            .maxAttempts(1)
            .build();

    private String sent(int request) {
        return http.server.journal().get(request).headers().getOrDefault("Authorization", "");
    }

    @Test
    void theCredentialOfACallIsKeptForNoOther() {
        http.server.always(thing());

        http.get(TENANT).get();
        http.get().get();

        assertThat(sent(0)).isEqualTo("Bearer tenant-token");
        assertThat(sent(1)).isEqualTo("Bearer client-token");
    }

    @Test
    void aTenantsRefusedCredentialIsNotReplaced() {
        http.server.always(status(401));

        assertThat(http.get(TENANT).getLeft().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void thePauseThatOneTenantIsAskedForHoldsBackAll() {
        http.server.then(status(429, "Retry-After: 7"));
        http.server.then(thing());
        http.get(TENANT);
        long before = http.time.nanoTime();

        http.get().get();

        assertThat(Duration.ofNanos(http.time.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void theBreakerThatOneTenantOpensIsOpenForAll() {
        http.set(HttpSettings.BREAKER_FAILURES, "2").set(HttpSettings.BREAKER_WINDOW, "2");
        http.server.always(status(500));
        http.get(TENANT);
        http.get(TENANT);

        assertThat(http.get().getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
    }
}
