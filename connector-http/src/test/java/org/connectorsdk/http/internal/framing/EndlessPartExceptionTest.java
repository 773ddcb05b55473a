package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndlessPartExceptionTest {
    @Test
    void itHasNoStack() {
        EndlessPartException exception = EndlessPartException.larger("the trailers", 1);
        assertThat(exception.fillInStackTrace()).isSameAs(exception);
        assertThat(exception.getStackTrace()).isEmpty();
    }
}
