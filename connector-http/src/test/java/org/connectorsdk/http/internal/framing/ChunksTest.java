package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How content in chunks is read. It looks like the end of all chunks here, so that a wrong size is noticed. */
class ChunksTest {
    private static final String LAST = "0\r\n\r\n";
    private static final String CHUNK = "1f\r\n" + LAST.repeat(6) + "x\r\n";

    static final List<String> FORMS = List.of(
            LAST,
            "000\r\n\r\n",
            CHUNK + LAST,
            CHUNK + "1\r\n0\r\n" + CHUNK + LAST,
            "0000000000000000000000005\r\n" + LAST + "\r\n" + LAST,
            "5;name=value\r\n" + LAST + "\r\n" + LAST,
            "5 ;0\r\n" + LAST + "\r\n" + LAST,
            "5\n" + LAST + "\n0\n\n",
            "aB\r\n" + LAST.repeat(34) + "x\r\n" + LAST,
            "100\r\n" + LAST.repeat(51) + "x\r\n" + LAST,
            CHUNK + "0\r\nOne: 1\r\nTwo: 2\r\n\r\n",
            CHUNK + "0;name=value\r\nHTTP/1.1 103 no head\r\n\r\n");

    private static final List<Integer> AT_ONCE = List.of(1, 2, 3, 1_000);

    private static Client clientOf(Arrivals arrivals) {
        Client client = new Client(arrivals);
        client.framing.expectHead();
        client.framing.expectChunks();
        return client;
    }

    private static Client clientOf(String chunks) {
        return clientOf(new Arrivals(chunks));
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void chunksAreReadToTheirEndHoweverTheyArrive(String chunks) throws IOException {
        for (int size : AT_ONCE) {
            for (int atOnce : AT_ONCE) {
                Client client = clientOf(new Arrivals().inPiecesOf(size, chunks));

                assertThat(client.readAll(chunks.length(), atOnce)).isEqualTo(chunks);

                assertThat(client.framing.isClean(false)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("FORMS")
    void chunksAreNotReadBeyondTheirEnd(String chunks) throws IOException {
        Client client = clientOf(chunks + "\r\nfurther");
        assertThat(client.readAll(chunks.length(), 1_000)).isEqualTo(chunks);
        assertThat(client.framing.isClean(false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1;name", "1\r\n", "1\r\n0", "1\r\n0\r\n", "0\r\n", "0\r\nOne: 1\r\n"})
    void theEndOfTheConnectionCutsChunks(String start) throws IOException {
        Client client = clientOf(new Arrivals().inPiecesOf(100, start).end());
        assertThat(client.readAll(100, 100)).isEqualTo(start + Client.END);
        assertThat(client.framing.isClean(false)).isFalse();
    }

    @Test
    void theLargestChunkHasTheLargestNumber() throws IOException {
        String start = "7fffffffffffffff\r\n" + LAST;
        assertThat(clientOf(start).readAll(start.length(), 100)).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000000000000000", "10000000000000000", "ffffffffffffffff"})
    void aLargerSizeIsNone(String size) {
        Client client = clientOf(size + "\r\n");

        assertThat(catchThrowableOfType(EndlessPartException.class, client::read))
                .hasMessage("the size of a chunk of the answer is not valid HTTP")
                .returns(0L, EndlessPartException::limit);
    }

    enum Part {
        EXTENSION("", "5;", "\r\n", LAST + "\r\n" + LAST, ResponseFraming.MOST_CHUNK_LINE),
        SIZE("", "0", "\r\n", "\r\n", ResponseFraming.MOST_CHUNK_LINE),
        END("5\r\n" + LAST, "", "\r\n", LAST, ResponseFraming.MOST_CHUNK_LINE),
        TRAILERS("0\r\n", "Name: ", "\r\n\r\n", "", ResponseFraming.MOST_TRAILERS);

        final String before;
        final String start;
        final String end;
        final String after;
        final int most;

        Part(String before, String start, String end, String after, int most) {
            this.before = before;
            this.start = start;
            this.end = end;
            this.after = after;
            this.most = most;
        }

        String what() {
            return this == TRAILERS ? "the trailers" : "the size and the extensions of a chunk";
        }

        String ofSize(int size) {
            return before + start + "0".repeat(size - start.length() - end.length()) + end + after;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartOfTheLargestSizePasses(Part part) throws IOException {
        String chunks = part.ofSize(part.most);
        assertThat(clientOf(chunks).readAll(chunks.length(), 8_192)).isEqualTo(chunks);
    }

    @ParameterizedTest
    @EnumSource
    void aLargerPartEndsTyped(Part part) {
        String chunks = part.ofSize(part.most + 1);

        assertThat(catchThrowableOfType(
                        EndlessPartException.class, () -> clientOf(chunks).readAll(chunks.length(), 8_192)))
                .hasMessage("%s of the answer have more than %d bytes", part.what(), part.most)
                .returns((long) part.most, EndlessPartException::limit);
    }

    @Test
    void eachLineIsMeasuredByItself() throws IOException {
        String extension = ";" + "x".repeat(4_000) + "\r\n";
        String chunks = ("5" + extension + LAST + "\r\n").repeat(3) + "0" + extension + "\r\n";
        assertThat(clientOf(chunks).readAll(chunks.length(), 8_192)).isEqualTo(chunks);
    }
}
