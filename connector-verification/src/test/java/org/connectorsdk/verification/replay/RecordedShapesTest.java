package org.connectorsdk.verification.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okio.Buffer;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.UnwrapRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies in the forms that the vendors document, of each state of a vendor's service, with times without seconds,
 * explicit nulls and legacy members. Each is read into its native record and written again: every member that came in
 * must be there, wherever in the body it stood. No list says what is compared; envelopes, bare lists and second names
 * of a member are known from the record.
 */
class RecordedShapesTest {
    private static final int LEAST = 100;
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();
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
        walk("", plain((Type) type, TREES.readTree(shape.body())), TREES.readTree(json.write(record)), lost);
        assertThat(lost).as("%s", record).isEmpty();
    }

    /**
     * The body in the form in which the type is written: out of its envelopes, a bare value in its place, each member
     * by its one name.
     */
    private static JsonNode plain(Type type, JsonNode body) {
        if (type instanceof ParameterizedType list && body.isArray()) {
            ArrayNode elements = TREES.createArrayNode();
            body.forEach(element -> elements.add(plain(list.getActualTypeArguments()[0], element)));
            return elements;
        }
        if (type instanceof ParameterizedType lenient && lenient.getRawType() == Lenient.class) {
            return plain(lenient.getActualTypeArguments()[0], body);
        }
        return type instanceof Class<?> record && record.isRecord() && !body.isNull() ? plain(record, body) : body;
    }

    private static JsonNode plain(Class<?> record, JsonNode body) {
        ObjectNode plain = TREES.createObjectNode();
        if (!body.isObject()) {
            RecordComponent bare = Stream.of(record.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(ArrayOrObject.class))
                    .findFirst()
                    .orElseThrow();
            return plain.set(bare.getName(), plain(bare.getGenericType(), body));
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getValue().isObject() && isEnvelope(record, member.getKey())) {
                plain.setAll((ObjectNode) plain(record, member.getValue()));
            } else {
                Optional<RecordComponent> taker = taker(record, member.getKey());
                plain.set(
                        written(taker, member.getKey()),
                        taker.map(component -> plain(component.getGenericType(), member.getValue()))
                                .orElse(member.getValue()));
            }
        }
        return plain;
    }

    private static boolean isEnvelope(Class<?> type, String name) {
        UnwrapRoot within = type.getAnnotation(UnwrapRoot.class);
        return within != null && List.of(within.value()).contains(name);
    }

    /** The component that takes a member by its name or by a second one. */
    private static Optional<RecordComponent> taker(Class<?> record, String name) {
        return Stream.of(record.getRecordComponents())
                .filter(component -> component.getName().equals(name)
                        || SNAKE.translate(component.getName()).equals(name)
                        || second(component).contains(name))
                .findFirst();
    }

    private static List<String> second(RecordComponent component) {
        JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
        return alias == null ? List.of() : List.of(alias.value());
    }

    private static String written(Optional<RecordComponent> taker, String name) {
        return taker.filter(component -> second(component).contains(name))
                .map(component -> component.getAccessor().getDeclaringClass().isAnnotationPresent(JsonNaming.class)
                        ? SNAKE.translate(component.getName())
                        : component.getName())
                .orElse(name);
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
                .contains("hotdata", "airbyte", "planasonix", "virtuousai")
                .hasSizeGreaterThanOrEqualTo(LEAST);
    }
}
