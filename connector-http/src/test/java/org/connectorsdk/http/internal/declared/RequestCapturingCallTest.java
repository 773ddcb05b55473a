package org.connectorsdk.http.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.Request;
import org.junit.jupiter.api.Test;

class RequestCapturingCallTest {
    private final Request request =
            new Request.Builder().url("http://127.0.0.1/").build();

    @Test
    void itsRequestIsTheOneThatWasBuilt() {
        assertThat(new RequestCapturingCall(request).request()).isSameAs(request);
    }

    @Test
    void itCannotBeSent() {
        assertThatThrownBy(() -> new RequestCapturingCall(request).execute())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("only carries a request");
    }
}
