package org.connectorsdk.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.connectorsdk.testkit.http.RawAnswer;
import org.connectorsdk.testkit.http.RawClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReadingTest {

    private static final String AUTH = "Authorization: Bearer t";
    private static final String JSON = "Content-Type: application/json";

    private final ThingSimulator simulator = new ThingSimulator();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
        client = new RawClient(simulator.baseUrl());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/things/special, get_special",
        "/v1/things/other, get_thing",
        "/v1/things/speci%61l, get_special",
        "/v1/things/special%2F, get_thing",
        "/v1/things, list_things",
    })
    void aLiteralPathWinsOverAParameter(String path, String operation) throws IOException {
        client.get(path, AUTH);
        assertThat(simulator.journal().last().operation()).isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/things/a%2Fb, a/b",
        "/v1/things/a%252Fb, a%2Fb",
        "/v1/things/a+b, a+b",
        "/v1/things/a%20b, 'a b'",
        "/v1/things/%C3%BC, ü",
        "/v1/things/.., ..",
    })
    void aPathPartIsDecodedOnce(String path, String id) throws IOException {
        assertThat(client.get(path, AUTH).text()).isEqualTo(id);
    }

    @Test
    void aBlankParameterLeadsNowhere() throws IOException {
        RawAnswer answer = client.get("/v1/things/", AUTH);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("NO_ROUTE");
        assertThat(simulator.journal().last().operation()).isEmpty();
    }

    @Test
    void aKnownPathWithAnotherMethodIsRefusedAsSuch() throws IOException {
        client.send("PUT", "/v1/things", "", AUTH);
        RawAnswer answer = client.read();
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.text()).contains("METHOD_NOT_ALLOWED");
    }

    @Test
    void anUnknownPathIsRefusedInTheWordsOfTheNearestGroup() throws IOException {
        assertThat(client.get("/v1/nothing").header("Content-Type")).isEqualTo("application/json");
        assertThat(client.get("/v2/nothing").header("Content-Type")).startsWith("text/html");
    }

    @Test
    void aGuardComesBeforeTheOperation() throws IOException {
        RawAnswer answer = client.post("/v1/things", "{}", JSON);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void aDecoratorReachesSuccessesAndRefusals() throws IOException {
        assertThat(client.get("/v1/things", AUTH).header("X-Vendor")).isEqualTo("things");
        assertThat(client.get("/v1/things").header("X-Vendor")).isEqualTo("things");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                          | 400 | MALFORMED_JSON
            {"name":"a"} x                             | 400 | MALFORMED_JSON
            {"name":"a","name":"b"}                    | 400 | MALFORMED_JSON
            []                                         | 422 | WRONG_TYPE
            {}                                         | 422 | name MISSING
            {"name":null}                              | 422 | name MISSING
            {"name":7}                                 | 422 | name WRONG_TYPE
            {"name":"a","size":"1"}                    | 422 | size WRONG_TYPE
            {"name":"a","size":1.0}                    | 422 | size WRONG_TYPE
            {"name":"a","size":9223372036854775808}    | 422 | size WRONG_TYPE
            {"name":"a","labels":["x",2]}              | 422 | labels.1 WRONG_TYPE
            {"name":"a","nmae":"b"}                    | 422 | nmae UNKNOWN
            """)
    void aBodyThatIsNotAsTheVendorTakesItIsRefused(String body, int status, String problem) throws IOException {
        RawAnswer answer = client.post("/v1/things", body, AUTH, JSON);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(problem);
        assertThat(simulator.things()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        RawAnswer answer = client.post("/v1/things", "{\"size\":true,\"colour\":1}", AUTH, JSON);
        assertThat(answer.text()).contains("[\"name MISSING\",\"size WRONG_TYPE\",\"colour UNKNOWN\"]");
    }

    @Test
    void noRefusalRepeatsAValueThatWasSent() throws IOException {
        assertThat(client.post("/v1/things", "{\"name\":{\"password\":\"s3cret\"}}", AUTH, JSON)
                        .text())
                .doesNotContain("s3cret");
        assertThat(client.post("/v1/things", "{\"name\":\"s3cret", AUTH, JSON).text())
                .doesNotContain("s3cret");
    }

    @Test
    void jsonMustBeSentAsJson() throws IOException {
        RawAnswer answer = client.post("/v1/things", "{\"name\":\"a\"}", AUTH, "Content-Type: text/plain");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(client.post("/v1/things", "{\"name\":\"a\"}", AUTH, JSON + "; charset=utf-8")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFormMustBeSentAsAForm() throws IOException {
        String form = "Content-Type: application/x-www-form-urlencoded";
        assertThat(client.post("/token", "grant=a+b%26c&x=1", form).text()).isEqualTo("a b&c");
        assertThat(client.post("/token", "grant=a", JSON).status()).isEqualTo(415);
    }

    @Test
    void aQueryParameterOfTheWrongTypeIsRefused() throws IOException {
        RawAnswer answer = client.get("/v1/stream?lines=many", AUTH);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("lines WRONG_TYPE");
    }

    @Test
    void aDefectOfTheSimulatorIsAVendorFailureAndIsKept() throws IOException {
        assertThat(client.get("/v1/fail", AUTH).status()).isEqualTo(500);
        assertThat(simulator.defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect).hasMessage("broken inside"));
    }
}
