package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Headers;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.http.operation.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpConnectionsTest {
    @ParameterizedTest
    @CsvSource({"200, GONE", "202, ACCEPTED", "204, GONE"})
    void aDeletionThatIsOnlyAcceptedIsNotDone(int status, Deletion.State state) {
        ConnectionId id = ConnectionId.of("7");
        assertThat(HttpConnections.deletion(id, new Answer<>(status, Headers.of(), "")))
                .isEqualTo(new Deletion(id, state));
    }
}
