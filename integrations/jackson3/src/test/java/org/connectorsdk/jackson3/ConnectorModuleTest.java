package org.connectorsdk.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.json.form.Specimen;
import org.connectorsdk.api.json.form.Specimens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A mapper writes the library's values in their one form, and reads them back. */
class ConnectorModuleTest {
    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new ConnectorModule()).build();

    static Stream<Specimen> specimens() {
        return Specimens.all();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aValueIsWrittenAsToJsonPrintsIt(Specimen specimen) throws Exception {
        assertThat(mapper.writeValueAsString(specimen.value()))
                .isEqualTo(specimen.json().toJson());
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aValueIsReadBackEqual(Specimen specimen) throws Exception {
        Object read = mapper.readValue(specimen.json().toJson(), type(mapper, specimen));

        assertThat(mapper.writeValueAsString(read)).isEqualTo(specimen.json().toJson());
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aValueSurvivesATreeOfTheMapper(Specimen specimen) throws Exception {
        JsonNode tree = mapper.valueToTree(specimen.value());

        Object read = mapper.readerFor(type(mapper, specimen)).readValue(tree);

        assertThat(mapper.writeValueAsString(read)).isEqualTo(specimen.json().toJson());
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aMapperThatWritesTypesReadsValuesBack(Specimen specimen) throws Exception {
        ObjectMapper typed = typed();

        String text = typed.writeValueAsString(new Holder(specimen.value()));
        Object read = typed.readValue(text, Holder.class).value();

        assertThat(read).hasSameClassAs(specimen.value());
        assertThat(mapper.writeValueAsString(read)).isEqualTo(specimen.json().toJson());
    }

    private static ObjectMapper typed() {
        return JsonMapper.builder()
                .addModule(new ConnectorModule())
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.connectorsdk.")
                                .allowIfSubType("java.util.")
                                .build(),
                        DefaultTyping.NON_FINAL)
                .build();
    }

    /** Something of which only the written type tells what it is. */
    record Holder(Object value) {}

    private static JavaType type(ObjectMapper mapper, Specimen specimen) {
        return specimen.value() instanceof Page
                ? mapper.getTypeFactory().constructParametricType(Page.class, Connection.class)
                : mapper.constructType(specimen.value().getClass());
    }

    @Test
    void settingsOfTheMapperDoNotChangeTheForm() throws Exception {
        ObjectMapper other = JsonMapper.builder()
                .addModule(new ConnectorModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        assertThat(other.writeValueAsString(connection()))
                .isEqualTo(connection().toJson().toJson());
    }

    @Test
    void servicesOfTheModuleAreFound() throws Exception {
        assertThat(JsonMapper.builder().findAndAddModules().build().writeValueAsString(connection()))
                .isEqualTo(connection().toJson().toJson());
    }

    @Test
    void valuesWithinOthersAreWrittenInTheirForm() throws Exception {
        assertThat(mapper.writeValueAsString(Map.of("all", List.of(connection()))))
                .isEqualTo("{\"all\":[" + connection().toJson().toJson() + "]}");
    }

    @Test
    void anErrorIsReadAsTheSameType() throws Exception {
        ConnectorError error =
                mapper.readValue("{\"kind\":\"NEWER\",\"outcome\":\"UNKNOWN\"," + rest(), ConnectorError.class);

        assertThat(error).isInstanceOf(ConnectorError.ProviderSpecific.class);
    }

    private static String rest() {
        String error = error().toJson().without("kind").without("outcome").toJson();
        return error.substring(1);
    }

    private static ConnectorError error() {
        return specimens()
                .map(Specimen::value)
                .filter(ConnectorError.class::isInstance)
                .map(ConnectorError.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anExceptionIsWrittenAsItsError() throws Exception {
        assertThat(mapper.writeValueAsString(new ConnectorException(error())))
                .isEqualTo(error().toJson().toJson());
    }

    @Test
    void anErrorOfAnotherSubtypeIsRefused() {
        assertThatThrownBy(() -> mapper.readValue(error().toJson().toJson(), ConnectorError.NotFound.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("not NotFound");
    }

    @Test
    void aMissingMemberIsNamed() {
        assertThatThrownBy(() -> mapper.readValue("{\"id\":\"conn-1\",\"name\":7}", Connection.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("Connection: name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"canary\"", "7", "true"})
    void whatIsNoObjectIsNoConnection(String text) {
        assertThatThrownBy(() -> mapper.readValue(text, Connection.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("Connection is a JSON object")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aNullIsNoConnection() throws Exception {
        assertThat(mapper.readValue("null", Connection.class)).isNull();
    }

    @Test
    void aPageOfWhatIsNotKnownIsRefused() {
        String page = "{\"items\":[{}],\"next\":null,\"total\":null,\"warnings\":[]}";

        assertThatThrownBy(() -> mapper.readValue(page, new TypeReference<Page<StringBuilder>>() {}))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("read a Page<JsonObject>");
    }

    @Test
    void aPageOfErrorsOfOneSubtypeHasNoOthers() {
        ConnectorError error = value(ConnectorError.class);
        JsonObject page = Page.of(List.of(error), null).toJson(ConnectorError::toJson);

        assertThatThrownBy(
                        () -> mapper.readValue(page.toJson(), new TypeReference<Page<ConnectorError.QueryFailed>>() {}))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("not QueryFailed");
    }

    @Test
    void aPageOfTreesIsRead() throws Exception {
        String page = "{\"items\":[{\"a\":1}],\"next\":null,\"total\":null,\"warnings\":[]}";

        assertThat(mapper.readValue(page, new TypeReference<Page<JsonObject>>() {})
                        .items())
                .containsExactly(JsonObject.of("a", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":9007199254740993,\"d\":0.10,\"e\":1e400,\"f\":-0,\"t\":true,\"z\":null,\"a\":[[],{}],\"s\":\"ü\\n\"}",
                "{}",
                "{\"\":{\"\":[1,[2]]}}"
            })
    void aTextIsReadAsATreeThatPrintsTheSame(String text) throws Exception {
        JsonObject read = mapper.readValue(text, JsonObject.class);

        assertThat(read.toJson()).isEqualTo(text);
        assertThat(mapper.writeValueAsString(read)).isEqualTo(text);
    }

    @Test
    void aNumberThatIsSpelledOtherwiseIsReadByItsValue() throws Exception {
        assertThat(lax().readValue("[.50,-7.]", JsonArray.class).toJson()).isEqualTo("[0.50,-7]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity"})
    void whatIsNoNumberInJsonIsRefused(String text) {
        assertThatThrownBy(() -> lax().readValue(text, JsonValue.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("a number that JSON has not");
    }

    private static ObjectMapper lax() {
        return JsonMapper.builder()
                .addModule(new ConnectorModule())
                .enable(
                        JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                        JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                        JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    @Test
    void everyJsonValueIsRead() throws Exception {
        assertThat(mapper.readValue("\"a\"", JsonValue.class)).isEqualTo(new JsonString("a"));
        assertThat(mapper.readValue("1e2", JsonNumber.class)).isEqualTo(JsonNumber.ofRaw("1e2"));
        assertThat(mapper.readValue("null", JsonValue.class)).isEqualTo(JsonNull.INSTANCE);
        assertThat(mapper.readValue("[null]", JsonArray.class)).isEqualTo(JsonArray.of((Object) null));
    }

    @Test
    void aTreeOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> mapper.readValue("[]", JsonObject.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("JsonArray, not JsonObject");
    }

    @Test
    void aMemberThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> mapper.readValue("{\"a\":1,\"a\":2}", JsonObject.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("\"a\" comes twice");
    }

    @Test
    void idsAndTokensArePlainTexts() throws Exception {
        String text = mapper.writeValueAsString(List.of(ConnectionId.of("conn-1"), new PageToken("next")));

        assertThat(text).isEqualTo("[\"conn-1\",\"next\"]");
        assertThat(mapper.readValue("\"conn-1\"", ConnectionId.class)).isEqualTo(ConnectionId.of("conn-1"));
        assertThat(mapper.readValue("\"next\"", PageToken.class)).isEqualTo(new PageToken("next"));
    }

    @Test
    void aMapperThatWritesTypesReadsIdsAndTokensBack() throws Exception {
        for (Object text : List.of(ConnectionId.of("conn-1"), new PageToken("next"))) {
            Holder holder = new Holder(text);

            assertThat(typed().readValue(typed().writeValueAsString(holder), Holder.class))
                    .isEqualTo(holder);
        }
    }

    @Test
    void anEmptyIdIsRefusedWithoutAnExceptionOfOurs() {
        assertThatThrownBy(() -> mapper.readValue("\"\"", ConnectionId.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    @Test
    void aSecretIsWrittenAsItsMask() throws Exception {
        assertThat(mapper.writeValueAsString(Map.of("key", Secret.of("canary"))))
                .isEqualTo("{\"key\":\"[secret]\"}");
    }

    @Test
    void aSecretIsNeverRead() {
        assertThatThrownBy(() -> mapper.readValue("\"canary\"", Secret.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("Secret.of")
                .hasMessageNotContaining("canary");
    }

    @Test
    void aJobOfTheMapperIsAJob() throws Exception {
        assertThat(mapper.readValue(mapper.writeValueAsString(job()), Job.class))
                .isEqualTo(job());
    }

    private static Connection connection() {
        return value(Connection.class);
    }

    private static Job job() {
        return value(Job.class);
    }

    private static <T> T value(Class<T> type) {
        return specimens()
                .map(Specimen::value)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
