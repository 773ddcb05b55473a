package org.connectorsdk.api.json.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas in the documentation describe what values write. */
class JsonSchemaTest {
    private static final Path FOLDER = Path.of("..", "docs", "json");
    private static final String BASE = "https://connector-sdk.invalid/json/";
    private static final String ENDING = ".schema.json";
    private static final Map<String, String> TEXTS = texts();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(TEXTS.entrySet().stream()
                    .collect(Collectors.toMap(each -> BASE + each.getKey() + ENDING, Map.Entry::getValue))));

    private static Map<String, String> texts() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.collect(
                    Collectors.toMap(file -> file.getFileName().toString().replace(ENDING, ""), JsonSchemaTest::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> names() {
        return TEXTS.keySet().stream().sorted();
    }

    static Stream<Specimen> specimens() {
        return Specimens.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSchemaIsValidInItsDraft(String name) {
        Schema draft = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

        assertThat(draft.validate(TEXTS.get(name), InputFormat.JSON)).isEmpty();
    }

    @Test
    void eachSchemaHasItsSpecimens() {
        assertThat(Specimens.all().map(Specimen::schema)).containsOnly(names().toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aValueFitsItsSchema(Specimen specimen) {
        assertThat(problems(specimen.schema(), specimen.json().toJson())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void eachMemberIsDescribed(Specimen specimen) {
        String schema = TEXTS.get(specimen.schema());

        assertThat(specimen.json().names())
                .allSatisfy(name -> assertThat(schema).contains("\n    \"" + name + "\": {"));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void eachMemberIsAlwaysThere(Specimen specimen) {
        List<String> optional = specimen.json().names().stream()
                .filter(name -> problems(
                                specimen.schema(), specimen.json().without(name).toJson())
                        .isEmpty())
                .toList();

        assertThat(optional).isEqualTo(specimen.schema().equals("catalog") ? List.of("schemas") : List.of());
    }

    static Stream<Arguments> openWords() {
        return Stream.of(
                Arguments.of("error", words(ErrorKind.values(), ErrorKind::name)),
                Arguments.of("job", words(JobState.values(), JobState::name)),
                Arguments.of("connection", words(ConnectionStatus.Health.values(), ConnectionStatus.Health::name)));
    }

    private static <E> List<String> words(E[] constants, Function<E, String> name) {
        return Stream.of(constants).map(name).toList();
    }

    @ParameterizedTest
    @MethodSource("openWords")
    void aSchemaListsTheWordsThatThereAre(String schema, List<String> words) {
        assertThat(TEXTS.get(schema))
                .contains(words.stream().map(word -> '"' + word + '"').toList());
    }

    private static List<?> problems(String schema, String json) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + schema + ENDING)).validate(json, InputFormat.JSON);
    }
}
