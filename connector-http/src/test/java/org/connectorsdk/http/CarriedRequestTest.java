package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.Request;
import org.junit.jupiter.api.Test;

/** What Retrofit takes for a call is a request and nothing more. */
class CarriedRequestTest {
    private final Request request =
            new Request.Builder().url("http://127.0.0.1/").build();

    @Test
    void itsRequestIsTheOneThatWasBuilt() {
        assertThat(new CarriedRequest(request).request()).isSameAs(request);
    }

    @Test
    void itCannotBeSent() {
        assertThatThrownBy(() -> new CarriedRequest(request).execute())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("only carries a request");
    }
}
