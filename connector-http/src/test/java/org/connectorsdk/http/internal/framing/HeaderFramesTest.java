package org.connectorsdk.http.internal.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderFramesTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PUSH_PROMISE = 5;
    private static final int CONTINUATION = 9;
    private static final int LARGEST_FRAME = 16_384;

    private final HeaderFrames frames = new HeaderFrames();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    private void frame(int type, int length) {
        wire.writeBytes(new byte[] {(byte) (length >> 16), (byte) (length >> 8), (byte) length, (byte) type});
        wire.writeBytes(new byte[5]);
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) CONTINUATION);
        wire.writeBytes(payload);
    }

    private void read(int atOnce) throws EndlessPartException {
        byte[] all = wire.toByteArray();
        wire.reset();
        for (int i = 0; i < all.length; i += atOnce) {
            frames.scan(all, i, Math.min(atOnce, all.length - i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 9, 10, 4_096, 100_000})
    void headersThatAreContinuedBeyondTheCeilingEnd(int atOnce) {
        frame(HEADERS, LARGEST_FRAME);
        for (int i = 0; i < 8; i++) {
            frame(CONTINUATION, LARGEST_FRAME);
        }

        EndlessPartException refused = catchThrowableOfType(EndlessPartException.class, () -> read(atOnce));

        assertThat(refused.limit()).isEqualTo(ResponseFraming.MOST_HEAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 4_096})
    void largeHeadersBelowTheCeilingPassAgainAndAgain(int atOnce) {
        for (int i = 0; i < 20; i++) {
            frame(HEADERS, LARGEST_FRAME);
            frame(CONTINUATION, LARGEST_FRAME);
            frame(CONTINUATION, LARGEST_FRAME);
            frame(DATA, LARGEST_FRAME);
        }

        assertThatCode(() -> read(atOnce)).doesNotThrowAnyException();
    }

    @Test
    void aFloodOfEmptyContinuationsEnds() {
        frame(PUSH_PROMISE, 10);
        for (int i = 0; i < 20_000; i++) {
            frame(CONTINUATION, 0);
        }

        assertThat(catchThrowableOfType(EndlessPartException.class, () -> read(100_000)))
                .isNotNull();
    }

    @Test
    void contentIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            frame(DATA, LARGEST_FRAME);
        }

        assertThatCode(() -> read(7_000)).doesNotThrowAnyException();
    }

    @Test
    void headersOfTheLargestSizePass() {
        frame(HEADERS, ResponseFraming.MOST_HEAD - 9);
        assertThatCode(() -> read(100_000)).doesNotThrowAnyException();
    }

    @Test
    void largerHeadersEndBeforeTheyArrive() {
        frame(HEADERS, ResponseFraming.MOST_HEAD - 8);

        assertThat(catchThrowableOfType(EndlessPartException.class, () -> read(9)))
                .hasMessage("the header lines of the answer have more than 131072 bytes");
    }

    @Test
    void aConnectionOfFramesHasItsHeadersCounted() throws IOException {
        frame(HEADERS, 100_000);
        frame(CONTINUATION, 100_000);
        InputStream arrived = new ByteArrayInputStream(wire.toByteArray());
        ResponseFraming framing = new ResponseFraming(new Socket(), arrived, arrived);
        framing.expectFrames();
        framing.readNBytes(100_000);

        assertThat(catchThrowableOfType(EndlessPartException.class, () -> framing.readNBytes(100_000)))
                .isNotNull();
    }
}
