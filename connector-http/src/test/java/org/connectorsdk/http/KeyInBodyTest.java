package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Map;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** A write with a key of the caller's in its body may be repeated; without one it may not. */
class KeyInBodyTest {
    interface RunApi {
        @Operation(value = "start_run", safety = Safety.ONCE, keyInBody = true)
        @POST("runs")
        Either<ConnectorError, Unit> start(@Body Map<String, String> run, @Tag CallOptions options);
    }

    private final HttpFixture http = new HttpFixture();

    KeyInBodyTest() {
        http.server.then(exchange -> exchange.answer(503, "", "")).always(exchange -> exchange.answer(204, "", ""));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void withAKeyItIsRepeated() {
        CallOptions options = CallOptions.builder().idempotencyKey("k1").build();

        assertThat(http.runtime()
                        .api(RunApi.class)
                        .start(Map.of("key", "k1"), options)
                        .isRight())
                .isTrue();
    }

    @Test
    void withoutAKeyItIsNot() {
        assertThat(http.runtime()
                        .api(RunApi.class)
                        .start(Map.of(), HttpFixture.PLAIN)
                        .isLeft())
                .isTrue();
        assertThat(http.server.requests()).isEqualTo(1);
    }
}
