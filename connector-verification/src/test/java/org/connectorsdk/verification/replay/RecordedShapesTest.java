package org.connectorsdk.verification.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.Buffer;
import org.connectorsdk.http.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies in the forms that the vendors document, of each state of a vendor's service, with times without seconds, explicit nulls and
 * legacy members. Each is read into its native record and written again: every member that came in must be there, wherever in the
 * body it stood. No list says what is compared.
 */
class RecordedShapesTest {
    private static final int LEAST = 50;
    private static final ObjectMapper TREES =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** A body, what it is read into, and what is special about its form. */
    record Shape(String record, String form, String body) {
        @Override
        public String toString() {
            return record + ": " + form;
        }
    }

    static Stream<Shape> shapes() throws IOException {
        try (InputStream file = requireNonNull(RecordedShapesTest.class.getResourceAsStream("shapes.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split(" \\| ", 3))
                    .map(parts -> new Shape(parts[0], parts[1], parts[2]));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyMemberThatCameInIsInTheNativeRecord(Shape shape) throws Exception {
        Json json = Json.builder().build();
        Class<?> type = Class.forName("org.connectorsdk." + shape.record());

        Object record = json.reader(type).read(new Buffer().writeUtf8(shape.body()));

        List<String> lost = new ArrayList<>();
        walk("", TREES.readTree(shape.body()), TREES.readTree(json.write(record)), lost);
        assertThat(lost).as("%s", record).isEmpty();
    }

    /** Null and absent are one: what is null in the body may be missing, nothing else may. */
    private static void walk(String place, JsonNode came, JsonNode kept, List<String> lost) {
        if (came.isObject()) {
            for (Map.Entry<String, JsonNode> member : came.properties()) {
                walk(place + "/" + member.getKey(), member.getValue(), kept.path(member.getKey()), lost);
            }
        } else if (came.isArray()) {
            for (int i = 0; i < came.size(); i++) {
                walk(place + "/" + i, came.get(i), kept.path(i), lost);
            }
            if (came.size() != kept.size()) {
                lost.add(place + ": " + kept.size() + " of " + came.size());
            }
        } else if (!isSame(came, kept)) {
            lost.add(place + ": " + came + " became " + kept);
        }
    }

    private static boolean isSame(JsonNode came, JsonNode kept) {
        if (came.isNull()) {
            return kept.isNull() || kept.isMissingNode();
        }
        return came.isNumber()
                ? kept.isNumber() && came.decimalValue().compareTo(kept.decimalValue()) == 0
                : came.equals(kept);
    }

    @Test
    void thereAreShapesOfEveryVendorThatIsReplayed() throws IOException {
        assertThat(shapes().map(shape ->
                        shape.record().substring(0, shape.record().indexOf('.'))))
                .contains("hotdata", "airbyte", "virtuousai")
                .hasSizeGreaterThanOrEqualTo(LEAST);
    }
}
