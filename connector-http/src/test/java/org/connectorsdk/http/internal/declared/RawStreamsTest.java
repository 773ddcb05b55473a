package org.connectorsdk.http.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.status;

import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Raw requests whose answers come in parts. */
class RawStreamsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private static RawRequest get() {
        return RawRequest.builder("GET")
                .path("/x")
                .safety(RawRequest.Safety.READ)
                .build();
    }

    private RawApi raw() {
        return http.runtime().raw();
    }

    private Either<ConnectorError, RawStream<byte[]>> bytes(CallOptions options) {
        return raw().bytes(get(), options);
    }

    private static <T> List<T> drain(RawStream<T> stream) {
        List<T> all = new ArrayList<>();
        for (Optional<T> next = stream.next().get();
                next.isPresent();
                next = stream.next().get()) {
            all.add(next.get());
        }
        return all;
    }

    @Test
    void aStreamThatLeadsElsewhereIsNotSent() {
        RawRequest request = RawRequest.builder("GET")
                .path("//127.0.0.1:1/x")
                .safety(RawRequest.Safety.READ)
                .build();

        assertThat(raw().bytes(request, CallOptions.none()).getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void elementsComeOneByOne() {
        http.server.then(exchange -> exchange.json("{\"data\":{\"rows\":[1,{\"a\":2}]}}"));

        var stream = raw().elements(get(), "data.rows", CallOptions.none()).get();

        assertThat(stream.head()).isEmpty();
        assertThat(drain(stream)).extracting(JsonValue::toJson).containsExactly("1", "{\"a\":2}");
        assertThat(stream.head().orElseThrow().status()).isEqualTo(200);
    }

    @Test
    void theHeadOfAStreamTellsTheLimitAsItWasWhenItCame() {
        http.server.then(exchange ->
                exchange.answer(200, "application/json", "[1]", "RateLimit-Remaining: 9", "RateLimit-Reset: 60"));
        var stream = raw().elements(get(), "", CallOptions.none()).get();
        Instant came = http.time.now();
        drain(stream);

        http.time.advance(Duration.ofMinutes(5));

        assertThat(stream.head().flatMap(RawAnswer::rateLimit).flatMap(RateLimit::resetsAt))
                .contains(came.plusSeconds(60));
    }

    @Test
    void anArrayWithoutANameIsRefused() {
        assertThat(raw().elements(get(), "a..b", CallOptions.none()).getLeft().kind())
                .isEqualTo(ErrorKind.INVALID_REQUEST);
    }

    @Test
    void aPageThatWasAskedForComesInPiecesAsWell() {
        http.server.then(exchange -> exchange.answer(200, "text/html", "<p>Hello</p>"));

        CallOptions options =
                CallOptions.builder().header("Accept", "text/html").build();

        var stream = bytes(options).get();

        assertThat(drain(stream)).isNotEmpty();
    }

    @Test
    void bytesBeyondTheCeilingComeInPieces() {
        http.set("max-answer-bytes", "1024");
        String content = "0123456789".repeat(50_000);
        http.server.then(exchange -> exchange.answer(200, "text/csv", content));

        var pieces = drain(bytes(CallOptions.none()).get());

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        pieces.forEach(whole::writeBytes);
        assertThat(whole.toString(StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(pieces).allMatch(piece -> piece.length > 0 && piece.length <= 64 << 10);
        assertThat(http.server.journal().get(0).headers()).containsEntry("accept", "*/*");
    }

    @Test
    void bytesOfNoContentAreNone() {
        http.server.then(status(204));
        assertThat(drain(bytes(CallOptions.none()).get())).isEmpty();
    }

    @Test
    void bytesThatBreakOffAreAFailure() {
        http.server.then(cut("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nabc"));
        var stream = bytes(CallOptions.none()).get();

        assertThat(stream.next().get()).isPresent();
        assertThat(stream.next().getLeft().context().delivered()).hasValue(1);
        assertThat(http.server.requests()).isOne();
    }

    @Test
    void aStreamThatWasRefusedIsATypedError() {
        http.server.then(exchange -> exchange.answer(404, "application/json", "{}"));
        var stream = bytes(CallOptions.none()).get();
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.NOT_FOUND);
    }
}
