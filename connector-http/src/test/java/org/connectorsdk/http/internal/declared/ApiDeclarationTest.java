package org.connectorsdk.http.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiDeclarationTest {
    private static final String LONG_NAME = "{\"id\":\"t-1\",\"name\":\"" + "n".repeat(2_000) + "\"}";

    private final HttpFixture first = new HttpFixture();
    private final HttpFixture second = new HttpFixture();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void clientsOfOneInterfaceShareWhatItsDeclarationTells() {
        assertThat(ApiDeclaration.of(ThingApi.class)).isSameAs(ApiDeclaration.of(ThingApi.class));
    }

    @Test
    void theCeilingOfAClientIsItsOwn() {
        first.set(HttpSettings.MAX_ANSWER_BYTES, "1024");
        first.server.then(exchange -> exchange.json(LONG_NAME));
        second.server.then(exchange -> exchange.json(LONG_NAME));

        assertThat(first.api().get("t-1", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
        assertThat(second.api().get("t-1", HttpFixture.PLAIN).isRight()).isTrue();
    }
}
