package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.StreamedArray;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Tag;

class AnswerFormsTest {
    interface FormApi {
        @Operation(value = "describe", safety = Safety.READ)
        @GET("openapi.yaml")
        Either<ConnectorError, String> describe(@Tag CallOptions options);

        @Operation(value = "list_things", safety = Safety.READ)
        @StreamedArray(value = "data", orBare = true)
        @GET("things")
        Either<ConnectorError, ElementStream<Thing>> list(@Tag CallOptions options);
    }

    @AutoClose
    private final HttpFixture http = new HttpFixture().set(HttpSettings.MAX_ANSWER_BYTES, "1024");

    private final FormApi api = http.runtime().api(FormApi.class);

    @Test
    void textIsHandedOverAsItIs() {
        http.server.then(exchange -> exchange.answer(200, "application/yaml", "öpenapi: 3.0.3\n"));
        assertThat(api.describe(HttpFixture.PLAIN)).isEqualTo(Either.right("öpenapi: 3.0.3\n"));
    }

    @Test
    void textHasACeilingThatIsNamed() {
        http.server.then(exchange -> exchange.answer(200, "text/plain", "x".repeat(1025)));
        assertThat(api.describe(HttpFixture.PLAIN).getLeft())
                .isInstanceOfSatisfying(ConnectorError.PayloadTooLarge.class, large -> {
                    assertThat(large.limit()).isEqualTo(1024);
                    assertThat(large.setting()).isEqualTo(HttpSettings.MAX_ANSWER_BYTES);
                });
    }

    @Test
    void aPageForPeopleIsNotTheTextThatWasAskedFor() {
        http.server.then(exchange -> exchange.answer(200, "text/html", "<html>Sign in</html>"));
        assertThat(api.describe(HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.NOT_AN_API_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"id\":\"a\"},{\"id\":\"b\"}]", "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"})
    void aListMayComeBare(String body) {
        http.server.then(exchange -> exchange.json(body));
        List<String> ids = new ArrayList<>();
        try (ElementStream<Thing> things = api.list(HttpFixture.PLAIN).get()) {
            for (Optional<Thing> next = things.next().get();
                    next.isPresent();
                    next = things.next().get()) {
                ids.add(next.get().id());
            }
        }
        assertThat(ids).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                     | true
            [{"id":"a"}]           | true
            {"data":[]}            | false
            {"data":[{"id":"a"}]}  | false
            """)
    void aStreamTellsWhetherTheListCameBare(String body, boolean bare) {
        http.server.then(exchange -> exchange.json(body));
        try (ElementStream<Thing> things = api.list(HttpFixture.PLAIN).get()) {
            assertThat(things.isBare()).as("before anything came").isFalse();
            assertThat(things.next().isRight()).isTrue();
            assertThat(things.isBare()).isEqualTo(bare);
            assertThat(things.mapped(Either::right).isBare()).isEqualTo(bare);
        }
    }
}
