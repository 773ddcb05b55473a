package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stranger's raw calls are as safe as the library's own. */
class RawGuardTest {
    private static final RawRequest READ = RawRequest.builder("GET")
            .path("/v1/things")
            .safety(RawRequest.Safety.READ)
            .build();
    private static final RawRequest WRITE =
            RawRequest.builder("POST").path("/v1/things").build();
    private static final CallOptions NONE = CallOptions.none();

    private final AtomicInteger asked = new AtomicInteger();
    private final Vendor vendor = new Vendor();
    private Supplier<@Nullable Either<ConnectorError, ?>> answer = () -> Either.right(RawAnswer.of(204, Map.of()));

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    private Connections open() {
        return new StrangersRawApi(vendor, () -> {
                    asked.incrementAndGet();
                    return answer.get();
                })
                .open();
    }

    private static RawApi raw(Connections connections) {
        return connections.unwrap(RawApi.class).orElseThrow();
    }

    @Test
    void aGoodAnswerPasses() {
        assertThat(raw(open()).call(READ, NONE).get().status()).isEqualTo(204);
    }

    @Test
    void aCallAddsTheOptionsOfItsView() {
        raw(open().with(CallOptions.builder().maxAttempts(1).build()))
                .call(READ, CallOptions.builder().header("X-Trace", "t-1").build());

        assertThat(vendor.options().maxAttempts()).hasValue(1);
        assertThat(vendor.options().headers()).containsEntry("X-Trace", "t-1");
    }

    @Test
    void whatIsThrownIsAnError() {
        answer = () -> {
            throw new IllegalStateException("account-secret");
        };

        ConnectorError read = raw(open()).call(READ, NONE).getLeft();
        ConnectorError write = raw(open()).call(WRITE, NONE).getLeft();

        assertThat(read.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(read.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(write.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(write.message()).doesNotContain("account-secret");
    }

    @Test
    void nullIsAnError() {
        answer = () -> null;

        assertThat(raw(open()).call(READ, NONE).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(raw(open()).bytes(READ, NONE).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void anErrorIsMasked() {
        answer = () -> Either.left(new ConnectorError.NotFound(
                ErrorContext.of("acme", "raw")
                        .request("GET /v1/account-secret")
                        .summary("no account-secret here")
                        .build(),
                "",
                ""));

        ConnectorError error = raw(open()).call(READ, NONE).getLeft();

        assertThat(error + error.message()).doesNotContain("account-secret");
        assertThat(raw(open()).elements(READ, "", NONE).getLeft().message()).doesNotContain("account-secret");
    }

    @Test
    void aHostilePathDoesNotReachTheProvider() {
        RawRequest hostile = RawRequest.builder("GET").path("//evil.example").build();
        RawApi raw = raw(open());

        assertThat(raw.call(hostile, NONE).getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(raw.bytes(hostile, NONE).isLeft()).isTrue();
        assertThat(raw.elements(hostile, "", NONE).isLeft()).isTrue();
        assertThat(asked).hasValue(0);
    }

    @Test
    void afterCloseTheProviderIsNotAsked() {
        Connections connections = open();
        RawApi raw = raw(connections);
        connections.close();

        assertThat(raw.call(READ, NONE).getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(asked).hasValue(0);
    }

    @Test
    void onAnInterruptedThreadTheProviderIsNotAsked() {
        RawApi raw = raw(open());
        Thread.currentThread().interrupt();

        assertThat(raw.call(READ, NONE).getLeft().kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(asked).hasValue(0);
    }

    @Test
    void aKeyThatAWriteCannotCarryIsRefusedReadsIgnoreIt() {
        CallOptions keyed = CallOptions.builder().idempotencyKey("k").build();

        assertThat(raw(open()).call(WRITE, keyed).getLeft().kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(raw(open()).call(READ, keyed).isRight()).isTrue();
    }
}
