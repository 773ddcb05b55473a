package org.connectorsdk.verification.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no interface names yet is reached through every provider, by the same rules as all other calls. */
class RawRequestsTest {
    private static final List<String> HOSTILE = List.of(
            "//evil.example/v1",
            "https://evil.example/v1",
            "/../admin",
            "/v1/../../admin",
            "/v1/%2e%2e/admin",
            "/v1/.%2E/admin",
            "/v1/%252e%252e/admin",
            "/v1/..%2fadmin",
            "/v1/..;/admin",
            "/v1/%c0%ae%c0%ae/admin",
            "/\\evil.example",
            "/v1/%5c..%5cadmin",
            "/v1/a\r\nHost: evil.example",
            "/v1/%0d%0aHost:evil.example",
            "/%2fevil.example",
            "/v1/x?y=z",
            "/v1/x#y",
            "v1/x",
            "");

    static Stream<Stage> stages() {
        return Stage.targets().map(Stage::new);
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private static RawApi raw(Connections client) {
        return client.unwrap(RawApi.class).orElseThrow();
    }

    /** The request with which a provider asked for the list of connections, said once more in raw words. */
    private static RawRequest.Builder list(Stage stage, Connections client) {
        client.list(ConnectionQuery.all()).get();
        List<Exchange> sent = stage.sent(NeutralCall.LIST);
        Exchange last = sent.get(sent.size() - 1);
        RawRequest.Builder request = RawRequest.builder(last.method()).path(last.path());
        for (String name : Set.of("limit", "offset", "page_size", "pageSize", "workspaceIds")) {
            last.query(name).ifPresent(value -> request.query(name, value));
        }
        Json.parse(last.body()).ifPresent(request::body);
        return request;
    }

    private static RawRequest.Builder get(String path) {
        return RawRequest.builder("GET").path(path).safety(RawRequest.Safety.READ);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aRawRequestAnswersWhatTheVendorHas(Stage stage) {
        Connection seeded = stage.seed(1).get(0);
        Connections client = stage.open();
        RawRequest request = list(stage, client).safety(RawRequest.Safety.READ).build();

        RawAnswer answer = raw(client).call(request, CallOptions.none()).get();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().map(JsonValue::toJson).orElseThrow())
                .contains(seeded.id().value());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theCredentialGoesAlong(Stage stage) {
        Connections client = stage.open();
        RawRequest request = list(stage, client).build();

        raw(client).call(request, CallOptions.none()).get();

        List<Exchange> sent = stage.sent(NeutralCall.LIST);
        assertThat(sent.get(sent.size() - 1).status()).isEqualTo(200);
        assertThat(sent.get(sent.size() - 1).rawHeader("Authorization"))
                .isEqualTo(sent.get(sent.size() - 2).rawHeader("Authorization"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aPathThatLeadsElsewhereSendsNothing(Stage stage) {
        RawApi raw = raw(stage.open());
        for (String path : HOSTILE) {
            RawRequest request = get(path).build();

            ConnectorError error = raw.call(request, CallOptions.none()).getLeft();

            assertThat(error.kind()).as(path).isEqualTo(ErrorKind.INVALID_REQUEST);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(raw.bytes(request, CallOptions.none()).isLeft()).isTrue();
            assertThat(raw.elements(request, "", CallOptions.none()).isLeft()).isTrue();
        }
        assertThat(stage.journal().arrived()).isZero();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anErrorShowsNoSecretOfTheAccount(Stage stage) {
        Connections client = stage.open();
        RawRequest request = list(stage, client).build();
        String all = String.join(" and ", stage.secrets());
        stage.always(
                NeutralCall.LIST,
                Fault.status(400)
                        .json(JsonObject.of("message", all, "error", all).toJson()));

        ConnectorError error = raw(client).call(request, CallOptions.none()).getLeft();

        assertThat(stage.secrets()).isNotEmpty();
        assertThat(error + error.message() + error.context().excerpt()).doesNotContain(stage.secrets());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whatActsOnceIsNotRepeated(Stage stage) {
        assertThat(requestsAfter503(stage, RawRequest.Safety.ONCE)).isOne();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whatReadsIsRepeated(Stage stage) {
        assertThat(requestsAfter503(stage, RawRequest.Safety.READ)).isEqualTo(3);
    }

    private static long requestsAfter503(Stage stage, RawRequest.Safety safety) {
        Connections client = stage.open();
        RawRequest request = list(stage, client).safety(safety).build();
        long before = stage.sent(NeutralCall.LIST).size();
        stage.always(FaultScript.ANY, Fault.status(503));

        ConnectorError error = raw(client).call(request, CallOptions.none()).getLeft();

        assertThat(error.outcome()).isEqualTo(safety == RawRequest.Safety.READ ? Outcome.REFUSED : Outcome.UNKNOWN);
        return stage.sent(NeutralCall.LIST).size() - before;
    }

    @ParameterizedTest
    @MethodSource("stages")
    void itEndsWithTheClient(Stage stage) {
        Connections client = stage.open();
        RawApi raw = raw(client);
        client.close();

        assertThat(raw.call(get("/v1").build(), CallOptions.none()).getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
        assertThat(raw.bytes(get("/v1").build(), CallOptions.none()).getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
        assertThat(stage.journal().arrived()).isZero();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anInterruptedThreadSendsNothing(Stage stage) {
        RawApi raw = raw(stage.open());
        Thread.currentThread().interrupt();

        ConnectorError error = raw.call(get("/v1").build(), CallOptions.none()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stage.journal().arrived()).isZero();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void anIdempotencyKeyThatWouldNotBeSentIsRefused(Stage stage) {
        RawRequest write = RawRequest.builder("POST").path("/v1/x").build();
        CallOptions keyed = CallOptions.builder().idempotencyKey("k1").build();

        assertThat(raw(stage.open()).call(write, keyed).getLeft().kind()).isEqualTo(ErrorKind.UNSUPPORTED);
    }
}
