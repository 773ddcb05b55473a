package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.operation.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path goes without masking only where it is the declared one, letter by letter. */
class DeclaredPathTest {
    private static boolean declares(String declared, String base, String path) throws NoSuchMethodException {
        Operation operation = ThingApi.class
                .getMethod("create", ThingApi.Thing.class, CallOptions.class)
                .getAnnotation(Operation.class);
        RequestLine line = declared.isEmpty() ? new RequestLine("", "") : new RequestLine("GET", declared);
        return OperationPlan.of(operation, line, AnswerReader.Nothing.INSTANCE)
                .declares(HttpUrl.get("https://acme.example" + base), path);
    }

    @ParameterizedTest
    @CsvSource({"things, /, /things", "things, /api/v1/, /api/v1/things", "things/get, /api, /api/things/get"})
    void thatWithoutAnIdIs(String declared, String base, String path) throws NoSuchMethodException {
        assertThat(declares(declared, base, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "things/{id}, /, /things/{id}",
        "things, /, /thingz",
        "things, /api/, /ap1/things",
        "things, /, /secret/things",
        "'', /, /things"
    })
    void anotherIsNot(String declared, String base, String path) throws NoSuchMethodException {
        assertThat(declares(declared, base, path)).isFalse();
    }
}
