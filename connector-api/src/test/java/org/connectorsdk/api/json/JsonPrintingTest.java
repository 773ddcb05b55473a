package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class JsonPrintingTest {

    private static final ObjectMapper OTHER_PARSER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0022, `\"\\\"\"`",
                "005c, `\"\\\\\"`",
                "0008, `\"\\b\"`",
                "0009, `\"\\t\"`",
                "000a, `\"\\n\"`",
                "000c, `\"\\f\"`",
                "000d, `\"\\r\"`",
                "0000, `\"\\u0000\"`",
                "001f, `\"\\u001f\"`",
                "d83d, `\"\\ud83d\"`",
                "de00, `\"\\ude00\"`",
                "dfff, `\"\\udfff\"`"
            })
    void charactersThatCannotStandForThemselvesAreEscaped(String codePoint, String expected) {
        String text = String.valueOf((char) Integer.parseInt(codePoint, 16));

        assertThat(JsonValue.of(text).toJson()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "é", "漢字", "😀", "a😀b", "\u007f", "\u2028"})
    void everyOtherCharacterStandsForItself(String text) {
        assertThat(JsonValue.of(text).toJson()).isEqualTo('"' + text + '"');
    }

    @Test
    void surrogatesInTheWrongOrderAreBothEscaped() {
        assertThat(JsonValue.of("\ude00\ud83d").toJson()).isEqualTo("\"\\ude00\\ud83d\"");
    }

    @Test
    void namesOfMembersAreEscapedAsWell() {
        assertThat(JsonObject.of("a\"\n", 1).toJson()).isEqualTo("{\"a\\\"\\n\":1}");
    }

    @Test
    void emptyContainersAndCommasStandWhereTheyShould() {
        JsonValue tree = JsonArray.of(List.of(), Map.of(), List.of(List.of()), 1, 2);

        assertThat(tree.toJson()).isEqualTo("[[],{},[[]],1,2]");
    }

    @Test
    void eachTypePrintsItselfAsJson() {
        assertThat(JsonNull.INSTANCE).hasToString("null");
        assertThat(JsonBoolean.TRUE).hasToString("true");
        assertThat(JsonNumber.ofRaw("1.50")).hasToString("1.50");
        assertThat(new JsonString("a\"")).hasToString("\"a\\\"\"");
        assertThat(JsonArray.of("a")).hasToString("[\"a\"]");
        assertThat(JsonObject.of("a", 1)).hasToString("{\"a\":1}");
    }

    @Test
    void aWriterThatFailsIsReportedWithItsOwnException() {
        IOException full = new IOException("disk full");

        assertThatThrownBy(() -> JsonValue.of(List.of("a")).writeTo(new FailingWriter(full)))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasCause(full);
    }

    @Test
    void aLongArrayIsPrintedInSmallPieces() {
        JsonArray.Builder rows = JsonArray.builder();
        for (int i = 0; i < 10_000; i++) {
            rows.add("row " + i);
        }
        LongestPiece out = new LongestPiece();

        rows.build().writeTo(out);

        assertThat(out.longest).isLessThanOrEqualTo("row 9999".length());
    }

    @Test
    void anotherParserReadsWhatWasPrinted() {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 200; i++) {
            JsonValue tree = JsonValue.of(randomTree(random, 4));

            assertThat(OTHER_PARSER.readValue(tree.toJson(), Object.class)).isEqualTo(tree.toJava());
        }
    }

    private static Object randomTree(Random random, int levels) {
        int kind = random.nextInt(levels == 0 ? 4 : 6);
        return switch (kind) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> randomText(random);
            case 3 -> "";
            case 4 -> {
                List<Object> list = new ArrayList<>();
                random.ints(random.nextInt(4)).forEach(ignored -> list.add(randomTree(random, levels - 1)));
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                random.ints(random.nextInt(4))
                        .forEach(ignored -> map.put(randomText(random), randomTree(random, levels - 1)));
                yield map;
            }
        };
    }

    /** Any characters but surrogates without a partner, which the other parser does not take. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, 0x200).forEach(c -> text.append((char) c));
        random.ints(random.nextInt(4), 0xe000, 0x1ffff).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static final class FailingWriter extends Writer {
        private final IOException failure;

        FailingWriter(IOException failure) {
            this.failure = failure;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            throw failure;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class LongestPiece implements Appendable {
        private int longest;

        @Override
        public Appendable append(CharSequence piece) {
            longest = Math.max(longest, piece.length());
            return this;
        }

        @Override
        public Appendable append(CharSequence piece, int start, int end) {
            longest = Math.max(longest, end - start);
            return this;
        }

        @Override
        public Appendable append(char c) {
            return this;
        }
    }
}
