package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanConnectionTest {
    private static final String ANSWER = "HTTP/1.1 204 No Content\r\n\r\n";

    private final TimedSocket socket = new TimedSocket();
    private final Arrivals decrypted = new Arrivals();
    private final Arrivals encrypted = new Arrivals();

    private static final class TimedSocket extends Socket {
        private final List<Integer> timeouts = new ArrayList<>(List.of(30_000));

        @Override
        public synchronized int getSoTimeout() {
            return timeouts.get(timeouts.size() - 1);
        }

        @Override
        public synchronized void setSoTimeout(int timeout) {
            timeouts.add(timeout);
        }
    }

    private ResponseFraming answered(InputStream in) throws IOException {
        Client client = new Client(new ResponseFraming(socket, in, encrypted));
        client.framing.expectHead();
        client.read();
        client.framing.expectContent(0);
        return client.framing;
    }

    private ResponseFraming answered() throws IOException {
        decrypted.add(ANSWER);
        return answered(decrypted);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionIsCleanWhereNothingFollowsTheAnswer(boolean thorough) throws IOException {
        assertThat(answered().isClean(thorough)).isTrue();
    }

    @Test
    void aConnectionIsNotCleanBeforeItsFirstAnswer() {
        assertThat(new ResponseFraming(socket, decrypted, encrypted).isClean(false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionIsNotCleanBeforeTheContentWasRead(boolean thorough) throws IOException {
        ResponseFraming framing = answered();
        framing.expectContent(1);
        assertThat(framing.isClean(thorough)).isFalse();
    }

    @Test
    void aConnectionIsCleanOnceTheContentWasRead() throws IOException {
        ResponseFraming framing = answered();
        framing.expectContent(1);
        decrypted.add("x");
        new Client(framing).read();

        assertThat(framing.isClean(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCameWithTheAnswerSpoilsTheConnection(boolean thorough) throws IOException {
        decrypted.add(ANSWER + "x");
        assertThat(answered(decrypted).isClean(thorough)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCameAfterTheAnswerSpoilsTheConnection(boolean thorough) throws IOException {
        ResponseFraming framing = answered();
        decrypted.add("x");

        assertThat(framing.isClean(thorough)).isFalse();
        assertThat(socket.timeouts).containsExactly(30_000);
    }

    @Test
    void whatTheClientReadAfterTheAnswerSpoilsTheConnection() throws IOException {
        ResponseFraming framing = answered();
        decrypted.add("x");
        assertThat(new Client(framing).read()).isEqualTo("x");

        assertThat(framing.isClean(false)).isFalse();
    }

    @Test
    void theEndThatTheClientReadAfterTheAnswerSpoilsTheConnection() throws IOException {
        ResponseFraming framing = answered();
        decrypted.end();
        assertThat(new Client(framing).read()).isEqualTo(Client.END);

        assertThat(framing.isClean(false)).isFalse();
    }

    @Test
    void silenceThatTheClientFoundAfterTheAnswerLeavesTheConnectionClean() throws IOException {
        ResponseFraming framing = answered();
        assertThatThrownBy(() -> new Client(framing).read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(framing.isClean(true)).isTrue();
    }

    @Test
    void aThoroughLookFindsTheEndOfTheConnection() throws IOException {
        ResponseFraming framing = answered();
        decrypted.end();
        assertThat(framing.isClean(true)).isFalse();
    }

    @Test
    void anotherLookReadsNothing() throws IOException {
        ResponseFraming framing = answered();
        decrypted.end();

        assertThat(framing.isClean(false)).isTrue();
        assertThat(socket.timeouts).containsExactly(30_000);
    }

    @Test
    void whatIsEncryptedAndNoContentLeavesTheConnectionClean() throws IOException {
        ResponseFraming framing = answered();
        encrypted.add("a ticket");

        assertThat(framing.isClean(false)).isTrue();
        assertThat(socket.timeouts).containsExactly(30_000, 1, 30_000);
    }

    @Test
    void whatIsEncryptedMayBeTheEndOfTheConnection() throws IOException {
        ResponseFraming framing = answered();
        encrypted.add("the end, announced");
        decrypted.end();

        assertThat(framing.isClean(false)).isFalse();
    }

    @Test
    void aByteThatIsDecryptedOnlyByTheLookSpoilsTheConnection() throws IOException {
        ResponseFraming framing = answered(new AnswerThen(() -> 'x'));
        assertThat(framing.isClean(true)).isFalse();
        assertThat(socket.timeouts).containsExactly(30_000, 1, 30_000);
    }

    @Test
    void aConnectionThatFailsIsNotClean() throws IOException {
        ResponseFraming framing = answered(new AnswerThen(() -> {
            throw new SocketException("Connection reset");
        }));

        assertThat(framing.isClean(true)).isFalse();
        assertThat(socket.timeouts).containsExactly(30_000, 1, 30_000);
    }

    private interface Look {
        int read() throws IOException;
    }

    private static final class AnswerThen extends InputStream {
        private final Arrivals answer = new Arrivals(ANSWER);
        private final Look look;

        AnswerThen(Look look) {
            this.look = look;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return answer.read(bytes, offset, length);
        }

        @Override
        public int read() throws IOException {
            return look.read();
        }
    }
}
