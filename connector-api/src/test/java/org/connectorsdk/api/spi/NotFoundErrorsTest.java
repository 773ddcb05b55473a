package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

class NotFoundErrorsTest {
    private static final ErrorContext CONTEXT =
            ErrorContext.of("acme", "get").summary("no such thing").build();

    @Test
    void whatWasNotFoundIsNamed() {
        ConnectorError named =
                NotFoundErrors.connection(new ConnectorError.NotFound(CONTEXT, "", ""), ConnectionId.of("7"));
        assertThat(named).isEqualTo(new ConnectorError.NotFound(CONTEXT, "connection", "7"));
    }

    @Test
    void anyOtherErrorStaysAsItIs() {
        ConnectorError other = new ConnectorError.ProviderFailure(CONTEXT);
        assertThat(NotFoundErrors.named(other, "table", "t")).isSameAs(other);
    }

    @Test
    void aNameThatTheSourceDoesNotHaveIsARefusal() {
        ConnectorError error = NotFoundErrors.inSource("acme", "introspect", "table", "fin.t");
        assertThat(error).isInstanceOf(ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("the source has no table fin.t", "Names are exact");
    }
}
