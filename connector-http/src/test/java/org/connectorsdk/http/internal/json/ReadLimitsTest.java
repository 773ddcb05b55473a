package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.junit.jupiter.api.Test;

/** The ceilings, counted after decompression (WIRE-07, INC-28). */
class ReadLimitsTest {
    private static final int KIB = 1024;
    private static final ReadLimits LIMITS = new ReadLimits(100 * KIB, 20 * KIB, 1_000 * KIB);
    private static final String LINE = "\"" + "x".repeat(98) + "\",";

    private final Json json = Json.builder().limits(LIMITS).build();

    private UnreadableAnswer failure(Class<?> type, BufferedSource body) {
        return catchThrowableOfType(
                UnreadableAnswer.class, () -> json.reader(type).read(body));
    }

    @Test
    void anAnswerOfJustTheCeilingIsRead() throws IOException {
        String text = "\"" + "x".repeat(100 * KIB - 2) + "\"";

        assertThat(json.<JsonValue>reader(JsonValue.class)
                        .read(Bodies.text(text))
                        .asString())
                .isPresent();
    }

    @Test
    void oneByteMoreIsTooLarge() {
        var failure = failure(JsonValue.class, Bodies.text("\"" + "x".repeat(100 * KIB - 1) + "\""));

        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure.limit()).isEqualTo(100 * KIB);
        assertThat(failure.setting()).isEqualTo("max-answer-bytes");
    }

    @Test
    void anEndlessAnswerEndsAtTheCeiling() {
        var failure = failure(JsonValue.class, Bodies.endless("[", "1,"));
        assertThat(failure.setting()).isEqualTo("max-answer-bytes");
        assertThat(failure.position()).isBetween(100L * KIB, 110L * KIB);
    }

    @Test
    void endlessBlanksEndAtTheCeiling() {
        assertThat(failure(JsonValue.class, Bodies.endless("", "    ")).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(failure(JsonValue.class, Bodies.endless("{}", "    ")).reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void whatIsSkippedDoesNotCountAsKept() throws IOException {
        BufferedSource body = Bodies.repeating("{\"logs\":[", LINE, 9_000, "1],\"id\":\"c1\",\"more\":{}}");
        var read = json.<Wire.Connection>reader(Wire.Connection.class).read(body);
        assertThat(read.id()).isEqualTo("c1");
    }

    @Test
    void aSingleSkippedTextDoesNotCountAsKept() throws IOException {
        BufferedSource body = Bodies.repeating("{\"log\":\"", "x".repeat(100), 9_000, "\",\"id\":\"c1\"}");
        var read = json.<Wire.Connection>reader(Wire.Connection.class).read(body);
        assertThat(read.id()).isEqualTo("c1");
    }

    @Test
    void whatIsSkippedHasACeilingOfItsOwn() {
        for (String start : new String[] {"{\"logs\":[", "{\"id\":\"x\",\"deep\":{\"logs\":["}) {
            var failure = failure(Wire.Connection.class, Bodies.endless(start, LINE));

            assertThat(failure.setting()).isEqualTo("max-skipped-bytes");
            assertThat(failure.limit()).isEqualTo(1_000 * KIB);
            assertThat(failure.path()).contains("logs[");
        }
    }

    @Test
    void anEndlessSkippedTextEndsAtTheCeiling() {
        var failure = failure(Wire.Connection.class, Bodies.endless("{\"log\":\"", "x".repeat(100)));
        assertThat(failure.setting()).isEqualTo("max-skipped-bytes");
    }

    @Test
    void manySmallSkipsAddUp() {
        var failure = failure(Wire.Connection.class, Bodies.endless("{", "\"skip\":{\"a\":[1,2,3]},"));
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void theBytesAreCountedAfterDecompression() throws IOException {
        Buffer zipped = new Buffer();
        try (var zip = Okio.buffer(new GzipSink(zipped))) {
            zip.writeUtf8("\"" + "0".repeat(10_000 * KIB) + "\"");
        }
        assertThat(zipped.size()).isLessThan(20 * KIB);

        var failure = failure(JsonValue.class, Okio.buffer(new GzipSource(zipped)));

        assertThat(failure.setting()).isEqualTo("max-answer-bytes");
    }

    @Test
    void theStandardCeilingsAreThoseOfTheDocumentation() {
        assertThat(ReadLimits.standard()).isEqualTo(new ReadLimits(33_554_432, 8_388_608, 268_435_456));
    }

    @Test
    void aCeilingOfZeroIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> new ReadLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
