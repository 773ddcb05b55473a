package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBodyTest {
    private static final int MOST = 64 << 10;

    private final List<ErrorAnswer> seen = new ArrayList<>();

    @AutoClose
    private final HttpFixture http = new HttpFixture()
            .set(HttpSettings.ATTEMPTS, "1")
            .with(builder -> builder.errors(answer -> {
                seen.add(answer);
                return VendorError.none();
            }));

    private ErrorAnswer refused(String contentType, String body, String... headers) {
        http.server.then(exchange -> exchange.answer(422, contentType, body, headers));
        http.get();
        return seen.get(seen.size() - 1);
    }

    @Test
    void theOperationAndTheStatusAreReported() {
        ErrorAnswer answer = refused("", "");
        assertThat(answer.operation()).isEqualTo("get_thing");
        assertThat(answer.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,application/json",
        "Application/Problem+JSON; charset=utf-8,application/problem+json",
        "'',''",
        "nonsense,''"
    })
    void theMediaTypeIsReportedWithoutParameters(String contentType, String reported) {
        assertThat(refused(contentType, "{}").contentType()).isEqualTo(reported);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Error", "x-error", "Retry-After", "retry-after"})
    void aHeaderIsReportedWhateverItsCase(String name) {
        assertThat(refused("", "", "X-Error: 7", "Retry-After: 7").header(name)).hasValue("7");
    }

    @Test
    void aHeaderThatDidNotComeIsEmpty() {
        assertThat(refused("", "").header("X-Error")).isEmpty();
    }

    @Test
    void anObjectIsReadWhateverItsTypeSays() {
        ErrorAnswer answer = refused("text/plain", "{\"code\":\"x\"}");
        assertThat(answer.object()).isEqualTo(JsonObject.of("code", "x"));
        assertThat(answer.json()).contains(answer.object());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\""})
    void jsonThatIsNoObjectHasNoFields(String body) {
        ErrorAnswer answer = refused("application/json", body);
        assertThat(answer.json()).isPresent();
        assertThat(answer.object().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no JSON", "{\"code\":", "{} {}"})
    void whatIsNoJsonIsTextAlone(String body) {
        ErrorAnswer answer = refused("application/json", body);

        assertThat(answer.json()).isEmpty();
        assertThat(answer.object().isEmpty()).isTrue();
        assertThat(answer.text()).isEqualTo(body);
    }

    @Test
    void aBodyAtTheLimitIsReadAsAWhole() {
        ErrorAnswer answer = refused("", "\"" + "x".repeat(MOST - 2) + "\"");

        assertThat(answer.json()).isPresent();
        http.warm();
        assertThat(http.server.connections()).isEqualTo(1);
    }

    @Test
    void ofALongerBodyTheBeginningIsReadAndTheConnectionDropped() {
        ErrorAnswer answer = refused("", "\"" + "x".repeat(MOST + 100_000) + "\"");

        assertThat(answer.json()).isEmpty();
        assertThat(answer.text()).hasSize(MOST);
        http.warm();
        assertThat(http.server.connections()).isEqualTo(2);
    }

    @Test
    void aBodyThatBreaksOffIsReadAsFarAsItCame() {
        http.server.then(cut("HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n{}"));

        http.get();

        assertThat(seen.get(0).text()).isEqualTo("{}");
        assertThat(seen.get(0).json()).isEmpty();
    }

    @Test
    void ofASuccessThatIsNoneOnlyItsOwnWordsAreReported() {
        http.server.then(exchange -> exchange.json("{\"id\":\"a\",\"error\":\"locked\",\"code\":7}"));

        http.get();

        assertThat(seen.get(0).status()).isEqualTo(200);
        assertThat(seen.get(0).object()).isEqualTo(JsonObject.of("error", "locked", "code", 7));
    }
}
