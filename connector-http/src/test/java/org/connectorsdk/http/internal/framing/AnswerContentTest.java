package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerContentTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\n\r\n";

    private final Arrivals arrivals = new Arrivals(HEAD);
    private final Client client = new Client(arrivals);

    private ResponseFraming afterTheHead() throws IOException {
        client.framing.expectHead();
        client.read();
        return client.framing;
    }

    @Test
    void contentEndsAtItsLength() throws IOException {
        arrivals.add("content and more");
        afterTheHead().expectContent(7);
        assertThat(client.read()).isEqualTo("content");
    }

    @Test
    void contentEndsAtItsLengthHoweverItArrives() throws IOException {
        arrivals.inPiecesOf(2, "content and more");
        afterTheHead().expectContent(7);

        assertThat(client.readAll(7, 100)).isEqualTo("content");
        assertThat(arrivals.available()).isEqualTo(9);
    }

    @Test
    void contentThatCameWithTheHeadComesFirst() throws IOException {
        Client other = new Client(new Arrivals(HEAD + "con", "tent and more"));
        other.framing.expectHead();
        other.read();
        other.framing.expectContent(7);

        assertThat(other.read(2)).isEqualTo("co");
        assertThat(other.read()).isEqualTo("n");
        assertThat(other.read()).isEqualTo("tent");
    }

    @Test
    void contentIsNoHead() throws IOException {
        String large = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000);
        arrivals.add(large);
        afterTheHead().expectContent(large.length());

        assertThat(client.read()).isEqualTo(large);
    }

    @Test
    void contentMayBeLongerThanAnArray() throws IOException {
        arrivals.add("the start");
        afterTheHead().expectContent(1L << 40);
        assertThat(client.read()).isEqualTo("the start");
    }

    @Test
    void theEndOfTheConnectionCutsContent() throws IOException {
        arrivals.add("con");
        arrivals.end();
        afterTheHead().expectContent(7);

        assertThat(client.read()).isEqualTo("con");
        assertThat(client.read()).isEqualTo(Client.END);
        assertThat(client.framing.isClean(false)).isFalse();
    }

    @Test
    void contentWithoutALengthPassesUntilTheConnectionEnds() throws IOException {
        String large = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10_000);
        arrivals.add(large);
        arrivals.add("last");
        arrivals.end();
        afterTheHead().expectEndOfConnection();

        assertThat(client.read()).isEqualTo(large);
        assertThat(client.read()).isEqualTo("last");
        assertThat(client.read()).isEqualTo(Client.END);
    }

    @Test
    void aReadOfNothingTakesNothing() throws IOException {
        assertThat(client.read(0)).isEmpty();
        assertThat(client.read()).isEqualTo(HEAD);
    }

    @Test
    void singleBytesHaveNoSign() throws IOException {
        Arrivals bytes = new Arrivals("\u00ff\0").end();
        ResponseFraming framing = new Client(bytes).framing;

        assertThat(framing.read()).isEqualTo(0xFF);
        assertThat(framing.read()).isZero();
        assertThat(framing.read()).isEqualTo(-1);
    }

    @Test
    void whatIsAvailableIsWhatWasReadAheadElseWhatArrived() throws IOException {
        arrivals.add("content");
        assertThat(client.framing.available()).isEqualTo(HEAD.length() + 7);

        client.framing.expectHead();
        client.read(5);
        assertThat(client.framing.available()).isEqualTo(HEAD.length() - 5);

        client.read();
        assertThat(client.framing.available()).isEqualTo(7);
    }

    @Test
    void theEndOfTheFramingIsTheEndOfWhatItFrames() throws IOException {
        client.framing.close();
        assertThat(arrivals.isClosed()).isTrue();
    }
}
