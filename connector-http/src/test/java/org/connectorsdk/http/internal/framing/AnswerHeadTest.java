package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nOne: 1\r\nTwo: 2\r\n\r\n";
    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";

    private static Client clientOf(Arrivals arrivals) {
        Client client = new Client(arrivals);
        client.framing.expectHead();
        return client;
    }

    private static Client clientOf(String... pieces) {
        return clientOf(new Arrivals(pieces));
    }

    private static String head(int size) {
        String start = "HTTP/1.1 200 OK\r\nLong: ";
        return start + "x".repeat(size - start.length() - 4) + "\r\n\r\n";
    }

    @Test
    void everythingPassesThatNoAnswerWasAnnouncedFor() throws IOException {
        String tunnel = HINTS + HEAD + "and more";
        assertThat(new Client(new Arrivals(tunnel)).read()).isEqualTo(tunnel);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD,
                "HTTP/1.1 200 OK\n\n",
                "HTTP/1.1 200 OK\nOne: 1\r\n\n",
                "HTTP/1.0 204 \r\n\r\n",
                "\r\n",
                "\n"
            })
    void aReadEndsWhereTheHeadEnds(String head) throws IOException {
        assertThat(clientOf(head + "\r\nfurther").read()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n \r\nA: 1\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\r\nA: 1\n\n",
                "HTTP/1.1 200 OK\n\0\nA: 1\n\n"
            })
    void aLineThatHoldsAnythingIsNotBlank(String head) throws IOException {
        assertThat(clientOf(head + "further").read()).isEqualTo(head);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 100", "3, 2", "7, 100", "100, 1", "100, 3", "100, 100"})
    void aHeadIsWholeHoweverItArrivesAndIsRead(int size, int atOnce) throws IOException {
        Client client = clientOf(new Arrivals().inPiecesOf(size, HEAD + "further"));
        assertThat(client.readAll(HEAD.length(), atOnce)).isEqualTo(HEAD);
    }

    @Test
    void whatArrivedIsGivenWithoutWaitingForTheRest() throws IOException {
        assertThat(clientOf("HTTP/1.1 200 O").read()).isEqualTo("HTTP/1.1 200 O");
    }

    @Test
    void theEndOfAPieceIsNoEndOfTheHead() throws IOException {
        Client client = clientOf("HTTP/1.1 200 OK\r\nOne: 1\r\n", "\r\nfurther");

        assertThat(client.read(5)).isEqualTo("HTTP/");
        assertThat(client.read()).isEqualTo("1.1 200 OK\r\nOne: 1\r\n");
        assertThat(client.read()).isEqualTo("\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "HTTP/1.1 2", "HTTP/1.1 4", "HTTP/2", "\n", "HTTP/1.1 101", "HTTP/1.0 101"})
    void noMoreIsAwaitedThanTellsThatAnAnswerIsFinal(String start) throws IOException {
        assertThat(clientOf(new Arrivals().inPiecesOf(1, start)).read()).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HINTS,
                HINTS + HINTS + HINTS,
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.0 102 Processing\n\n",
                "HTTP/1.1 100 Continue\r\n\r\n" + HINTS
            })
    void answersThatAreNotFinalAreLeftOut(String interim) throws IOException {
        assertThat(clientOf(interim + HEAD).read()).isEqualTo(HEAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 38, 41})
    void answersThatAreNotFinalAreLeftOutHoweverTheyArrive(int size) throws IOException {
        Client client = clientOf(new Arrivals().inPiecesOf(size, HINTS + HINTS + HEAD));
        assertThat(client.readAll(HEAD.length(), 100)).isEqualTo(HEAD);
    }

    @Test
    void theChangeOfTheProtocolIsAFinalAnswer() throws IOException {
        String head = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
        assertThat(clientOf(head + "further").read()).isEqualTo(head);
    }

    @Test
    void aHeaderLineThatLooksLikeAnAnswerIsNone() throws IOException {
        String head = "HTTP/1.1 200 OK\r\n" + HINTS;

        assertThat(clientOf("HTTP/1.1 200 OK\r\n", HINTS).readAll(head.length(), 100))
                .isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", HINTS, "HTTP/1.1 1", "HTTP/1.1 10", "HTTP/1.1 103 Early", "HTTP/1.1 103 Early Hints\r\n"})
    void aConnectionThatEndsBeforeTheFinalAnswerHasNone(String interim) throws IOException {
        assertThat(clientOf(new Arrivals().inPiecesOf(100, interim).end()).read())
                .isEqualTo(Client.END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 ", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nOne"})
    void theEndOfTheConnectionCutsAHead(String start) throws IOException {
        Client client = clientOf(new Arrivals().inPiecesOf(100, start).end());
        assertThat(client.read()).isEqualTo(start);
        assertThat(client.read()).isEqualTo(Client.END);
    }

    @Test
    void aHeadOfTheLargestSizePasses() throws IOException {
        String head = head(ResponseFraming.MOST_HEAD);
        assertThat(clientOf(head).readAll(head.length(), 8_192)).isEqualTo(head);
    }

    @Test
    void aLargerHeadEndsTyped() {
        Client client = clientOf(head(ResponseFraming.MOST_HEAD + 1));

        assertThat(catchThrowableOfType(
                        EndlessPartException.class, () -> client.readAll(ResponseFraming.MOST_HEAD + 1, 8_192)))
                .hasMessage("the header lines of the answer have more than 131072 bytes")
                .returns((long) ResponseFraming.MOST_HEAD, EndlessPartException::limit);
    }

    @Test
    void answersThatAreNotFinalCountForTheSizeOfTheHead() throws IOException {
        String head = head(ResponseFraming.MOST_HEAD - 2 * HINTS.length());

        assertThat(clientOf(HINTS + HINTS + head).readAll(head.length(), 8_192)).isEqualTo(head);
        assertThat(catchThrowableOfType(
                        EndlessPartException.class,
                        () -> clientOf(HINTS + HINTS + HINTS + head).readAll(head.length(), 8_192)))
                .isNotNull();
    }

    @Test
    void answersThatAreNotFinalEndTypedWhereTheyHaveNoEnd() {
        String many = HINTS.repeat(ResponseFraming.MOST_HEAD / HINTS.length() + 1);

        assertThat(catchThrowableOfType(
                        EndlessPartException.class, () -> clientOf(many).read()))
                .isNotNull();
    }

    @Test
    void eachHeadIsMeasuredByItself() throws IOException {
        String head = head(ResponseFraming.MOST_HEAD);
        Client client = clientOf(head, head);
        client.readAll(head.length(), 8_192);
        client.framing.expectHead();

        assertThat(client.readAll(head.length(), 8_192)).isEqualTo(head);
    }

    @Test
    void anAnnouncementForgetsTheLineThatWasBegun() throws IOException {
        Client client = clientOf("begun", "\r\nfurther");
        client.read();
        client.framing.expectHead();

        assertThat(client.read()).isEqualTo("\r\n");
    }
}
