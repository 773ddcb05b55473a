package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.connectorsdk.api.config.SampleSchema.SCHEMA;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CFG-03: the document that a platform draws a form from and the check that follows agree. */
class SchemaAgreementTest {

    private static final JsonObject DOCUMENT = SCHEMA.toJsonSchema();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema VALIDATOR = REGISTRY.getSchema(DOCUMENT.toJson());

    private static final JsonObject MINIMAL = JsonObject.of("api-key", "example-key-1", "workspace", "ws_1");

    @Test
    void theDocumentIsAValidSchemaOfItsDraft() {
        Schema draft = REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

        assertThat(draft.validate(DOCUMENT.toJson(), InputFormat.JSON)).isEmpty();
    }

    static Stream<String> requiredNames() {
        return DOCUMENT.array("required").orElseThrow().stream().flatMap(name -> name.asString().stream());
    }

    @ParameterizedTest
    @MethodSource("requiredNames")
    void droppingARequiredFieldIsAViolationAtItsPath(String name) {
        JsonObject answers = MINIMAL.without(name);

        assertThat(VALIDATOR.validate(answers.toJson(), InputFormat.JSON)).isNotEmpty();
        assertThat(refusals(answers))
                .extracting(ConfigViolation::path, ConfigViolation::code)
                .containsExactly(tuple(name, ConfigViolation.MISSING));
    }

    @Test
    void theSampleHasRequiredFieldsAndExamples() {
        assertThat(requiredNames()).containsExactly("api-key", "workspace");
        assertThat(publishedValues()).hasSizeGreaterThan(15);
    }

    /** Every example, default, choice and bound that the document shows. */
    static Stream<Arguments> publishedValues() {
        JsonObject properties = DOCUMENT.object("properties").orElseThrow();
        return properties.names().stream().flatMap(name -> {
            JsonObject property = properties.object(name).orElseThrow();
            List<JsonValue> values = new ArrayList<>();
            property.array("examples").map(JsonArray::elements).ifPresent(values::addAll);
            property.array("enum").map(JsonArray::elements).ifPresent(values::addAll);
            Stream.of("default", "minimum", "maximum", "x-minimum", "x-maximum")
                    .forEach(word -> property.get(word).ifPresent(values::add));
            return values.stream().map(value -> Arguments.of(name, value));
        });
    }

    @ParameterizedTest
    @MethodSource("publishedValues")
    void everyPublishedValueIsAcceptedByBoth(String name, JsonValue value) {
        JsonObject answers = MINIMAL.with(name, value);

        assertThat(VALIDATOR.validate(answers.toJson(), InputFormat.JSON)).isEmpty();
        assertThat(SCHEMA.resolve(ConnectorConfig.fromJson(answers)).isRight()).isTrue();
    }

    static Stream<Arguments> valuesThatAreWrong() {
        return Stream.of(
                Arguments.of("max-attempts", 0),
                Arguments.of("max-attempts", 11),
                Arguments.of("max-attempts", 1.5),
                Arguments.of("max-attempts", "many"),
                Arguments.of("backoff-factor", 0.99),
                Arguments.of("backoff-factor", 4.51),
                Arguments.of("allow-plain-http", "yes"),
                Arguments.of("flavour", "Public"),
                Arguments.of("flavour", 1),
                Arguments.of("base-url", List.of("https://a")),
                Arguments.of("workspace", JsonObject.of("id", "ws_1")),
                Arguments.of("no-such-setting", "x"));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAreWrong")
    void aWrongValueIsRefusedByBoth(String name, Object value) {
        JsonObject answers = MINIMAL.with(name, value);

        assertThat(VALIDATOR.validate(answers.toJson(), InputFormat.JSON)).isNotEmpty();
        assertThat(refusals(answers)).extracting(ConfigViolation::path).containsExactly(name);
    }

    private static List<ConfigViolation> refusals(JsonObject answers) {
        return SCHEMA.resolve(ConnectorConfig.fromJson(answers)).getLeft();
    }
}
