package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** Which requests are sent again after which fault (RETRY-01 to RETRY-09). */
class RetryMatrixTest {
    private static final Thing THING = new Thing("a", "b");

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    enum Call {
        READ,
        IDEMPOTENT,
        KEYED,
        ONCE;

        Either<ConnectorError, ?> on(ThingApi api, CallOptions options) {
            return switch (this) {
                case READ -> api.get("a", options);
                case IDEMPOTENT -> api.replace("a", THING, options);
                case KEYED -> api.upsert(THING, options);
                case ONCE -> api.create(THING, options);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "READ,408,3",
        "READ,429,3",
        "READ,500,3",
        "READ,502,3",
        "READ,503,3",
        "READ,504,3",
        "IDEMPOTENT,408,3",
        "IDEMPOTENT,429,3",
        "IDEMPOTENT,500,3",
        "IDEMPOTENT,502,3",
        "IDEMPOTENT,503,3",
        "IDEMPOTENT,504,3",
        "KEYED,408,3",
        "KEYED,429,3",
        "KEYED,500,3",
        "KEYED,502,3",
        "KEYED,503,3",
        "KEYED,504,3",
        "ONCE,408,1",
        "ONCE,429,3",
        "ONCE,500,1",
        "ONCE,502,1",
        "ONCE,503,1",
        "ONCE,504,1",
        "READ,400,1",
        "READ,401,1",
        "READ,403,1",
        "READ,404,1",
        "READ,409,1",
        "READ,422,1",
        "READ,501,1",
        "READ,505,1",
        "ONCE,400,1",
        "ONCE,401,1",
        "ONCE,403,1",
        "ONCE,404,1",
        "ONCE,409,1",
        "ONCE,422,1",
        "IDEMPOTENT,409,1",
        "KEYED,409,1",
        "KEYED,422,1"
    })
    void aStatusIsRepeatedAsItsSafetyAllows(Call call, int status, int requests) {
        http.server.always(exchange -> exchange.answer(status, "application/json", "{}"));

        ConnectorError error = call.on(http.api(), HttpFixture.PLAIN).getLeft();

        assertThat(http.server.requests()).isEqualTo(requests);
        assertThat(error.context().attempts()).isEqualTo(requests);
        assertThat(error.context().status()).hasValue(status);
    }

    @ParameterizedTest
    @CsvSource({"READ,3,REFUSED", "IDEMPOTENT,3,UNKNOWN", "KEYED,3,UNKNOWN", "ONCE,1,UNKNOWN"})
    void aResetAfterReadingIsRepeatedAsTheSafetyAllows(Call call, int requests, Outcome outcome) {
        http.server.always(RawServer.Exchange::reset);

        ConnectorError error = call.on(http.api(), HttpFixture.PLAIN).getLeft();

        assertThat(http.server.requests()).isEqualTo(requests);
        assertThat(error.context().attempts()).isEqualTo(requests);
        assertThat(error.kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(error.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"READ,3", "IDEMPOTENT,3", "KEYED,3", "ONCE,1"})
    void anAnswerThatBreaksOffIsRepeatedAsItsSafetyAllows(Call call, int requests) {
        http.server.always(cut(ok(100) + "{\"id\":\"a\""));

        ConnectorError error = call.on(http.api(), HttpFixture.PLAIN).getLeft();

        assertThat(http.server.requests()).isEqualTo(requests);
        assertThat(((ConnectorError.Unreachable) error).reason()).isEqualTo(ConnectorError.Reason.CONNECTION_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "IDEMPOTENT", "KEYED", "ONCE"})
    void aRefusedConnectionIsRetriedWhateverTheSafety(Call call) throws IOException {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        http.at(nobody, "");

        ConnectorError error = call.on(http.api(), HttpFixture.PLAIN).getLeft();

        assertThat(((ConnectorError.Unreachable) error).reason()).isEqualTo(ConnectorError.Reason.CONNECTION_REFUSED);
        assertThat(error.context().attempts()).isEqualTo(3);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.time.pauses()).hasSize(2);
    }

    @Test
    void aReadSucceedsWhenTheServerRecoversWithinTheAttempts() {
        http.server.then(status(503)).then(RawServer.Exchange::reset).then(thing());
        assertThat(http.get().get().id()).isEqualTo("a");
        assertThat(http.server.requests()).isEqualTo(3);
    }

    @Test
    void aReadOnADeadPooledConnectionIsRepeatedAtOnce() {
        http.warm().server.then(RawServer.Exchange::reset).then(thing());
        assertThat(http.get().isRight()).isTrue();
        assertThat(http.time.pauses()).isEmpty();
    }

    @Test
    void aDeadPooledConnectionCountsAsAnAttempt() {
        http.warm().server.always(RawServer.Exchange::reset);
        assertThat(http.error().context().attempts()).isEqualTo(3);
        assertThat(http.server.requests()).isEqualTo(1 + 3);
    }

    @Test
    void aPostSurvivesAPooledConnectionThatTheServerHadClosed() throws Exception {
        http.warm();
        http.server.journal().get(0).socket().shutdownOutput();
        http.server.then(exchange -> exchange.json("{\"id\":\"new\"}"));

        assertThat(http.create().get().id()).isEqualTo("new");
        assertThat(http.server.journal().stream().filter(sent -> sent.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        http.random(() -> 0.0).set(HttpSettings.ATTEMPTS, "8").server.always(status(503));

        http.get();

        assertThat(http.time.pauses())
                .containsExactlyElementsOf(Stream.of(500, 1000, 2000, 4000, 8000, 8000, 8000)
                        .map(Duration::ofMillis)
                        .toList());
    }

    @Test
    void jitterCanTakeAlmostAllOfAPauseButNeverTheWhole() {
        http.random(() -> Math.nextDown(1.0)).server.always(status(503));
        http.get();
        assertThat(http.time.pauses()).hasSize(2).allMatch(pause -> !pause.isZero() && pause.toMillis() <= 1);
    }

    @Test
    void noPauseGoesBeyondTheDeadline() {
        http.random(() -> 0.0).set(HttpSettings.ATTEMPTS, "50").server.always(status(503));

        ConnectorError error =
                http.get(CallOptions.deadline(Duration.ofSeconds(10))).getLeft();

        assertThat(http.time.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.context().attempts()).isEqualTo(http.server.requests()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theNumberOfAttemptsIsTheSettings(int attempts) {
        http.set(HttpSettings.ATTEMPTS, "" + attempts).server.always(status(503));

        ConnectorError error = http.error();

        assertThat(http.server.requests()).isEqualTo(attempts);
        assertThat(error.context().attempts()).isEqualTo(attempts);
    }

    static Stream<Arguments> declared() {
        return Stream.of(
                sent(
                        "a call can want fewer attempts",
                        1,
                        (api, options) -> api.get("a", options.maxAttempts(1).build())),
                sent(
                        "but not make a write repeatable",
                        1,
                        (api, options) ->
                                api.create(THING, options.maxAttempts(5).build())),
                sent(
                        "an operation bounds its attempts",
                        1,
                        (api, options) -> api.onceOnly(options.maxAttempts(9).build())),
                sent("its status proves that nothing was done", 3, (api, options) -> api.shed(options.build())),
                sent(
                        "a statement that reads is repeated",
                        3,
                        (api, options) -> api.ask(options.readOnly(true).build())),
                sent("another statement is not", 1, (api, options) -> api.ask(options.build())),
                sent(
                        "no other write is made to read",
                        1,
                        (api, options) ->
                                api.create(THING, options.readOnly(true).build())));
    }

    private static Arguments sent(
            String what, int requests, BiFunction<ThingApi, CallOptions.Builder, Either<ConnectorError, ?>> call) {
        return Arguments.of(what, requests, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("declared")
    void whatIsDeclaredDecidesHowOftenA503IsSent(
            String what, int requests, BiFunction<ThingApi, CallOptions.Builder, Either<ConnectorError, ?>> call) {
        http.server.always(status(503));

        assertThat(call.apply(http.api(), CallOptions.builder()).isLeft()).isTrue();

        assertThat(http.server.requests()).as(what).isEqualTo(requests);
    }

    @Test
    void allAttemptsOfAKeyedCallCarryOneKey() {
        http.server.always(status(503));

        http.api().upsert(THING, HttpFixture.PLAIN);
        http.api().upsert(THING, HttpFixture.PLAIN);

        List<String> keys = http.server.journal().stream()
                .map(exchange -> exchange.headers().get("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(6).doesNotContainNull();
        assertThat(keys.subList(0, 3)).containsOnly(keys.get(0));
        assertThat(keys.subList(3, 6)).containsOnly(keys.get(3)).doesNotContain(keys.get(0));
    }

    @Test
    void theCallersIdempotencyKeyIsTheOneThatIsSent() {
        http.server.always(thing());
        http.api().upsert(THING, CallOptions.builder().idempotencyKey("mine").build());
        assertThat(http.server.journal().get(0).headers()).containsEntry("Idempotency-Key", "mine");
    }

    @Test
    void aKeyIsSentWithNoOtherSafety() {
        http.server.always(thing());
        http.create(CallOptions.builder().idempotencyKey("mine").build());
        assertThat(http.server.journal().get(0).headers()).doesNotContainKey("Idempotency-Key");
    }

    @Test
    void theRepeatOfOurOwnDeletionThatFindsNothingIsASuccess() {
        http.server.then(RawServer.Exchange::reset).then(exchange -> exchange.answer(404, "application/json", "{}"));
        assertThat(http.api().delete("a", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aDeletionThatFindsNothingAtOnceIsNotFound() {
        http.server.then(exchange -> exchange.answer(404, "application/json", "{}"));
        assertThat(http.api().delete("a", HttpFixture.PLAIN).getLeft().kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void aRefusalAfterALostAttemptLeavesTheOutcomeUnknown() {
        http.server.then(RawServer.Exchange::reset).then(exchange -> exchange.answer(409, "application/json", "{}"));

        ConnectorError error = http.api().upsert(THING, HttpFixture.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void theOutcomeFollowsFromStatusAndSafety(Call call, int status, Outcome outcome) {
        http.set(HttpSettings.ATTEMPTS, "1")
                .server
                .always(exchange -> exchange.answer(status, "application/json", "{}"));

        assertThat(call.on(http.api(), HttpFixture.PLAIN).getLeft().outcome()).isEqualTo(outcome);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(Call.values())
                .flatMap(call -> Stream.of(400, 401, 404, 408, 409, 429, 500, 503, 504)
                        .map(status -> {
                            boolean refused = call == Call.READ || (status < 500 && status != 408);
                            return Arguments.of(call, status, refused ? Outcome.REFUSED : Outcome.UNKNOWN);
                        }));
    }

    interface RunApi {
        @Operation(value = "start_run", safety = Safety.ONCE, keyInBody = true)
        @POST("runs")
        Either<ConnectorError, Unit> start(@Body Map<String, String> run, @Tag CallOptions options);
    }

    @ParameterizedTest
    @CsvSource({"k1,2", ",1"})
    void aKeyInTheBodyMakesAWriteRepeatable(@Nullable String key, int requests) {
        http.server.then(status(503)).always(status(204));

        http.runtime()
                .api(RunApi.class)
                .start(
                        Map.of(),
                        key == null
                                ? HttpFixture.PLAIN
                                : CallOptions.builder().idempotencyKey(key).build());

        assertThat(http.server.requests()).isEqualTo(requests);
    }
}
