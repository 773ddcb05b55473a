package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.time.Duration;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Unit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FailureMapperTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final ClientContext shared = http.shared();
    private final Request request =
            new Request.Builder().url(http.server.url().toString()).build();
    private final InFlightRequest inFlight = new InFlightRequest(VirtualTime.ORIGIN, 1, 1, false, false);

    private CallContext<Unit> create() throws NoSuchMethodException {
        Operation operation = ThingApi.class
                .getMethod("create", ThingApi.Thing.class, CallOptions.class)
                .getAnnotation(Operation.class);
        return new CallContext<>(
                shared,
                OperationPlan.of(operation, RequestLine.of(new Annotation[0]), AnswerReader.Nothing.INSTANCE),
                HttpFixture.PLAIN);
    }

    private ErrorBody answer(int status) {
        Response answer = new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .header(RetryAfterHidingInterceptor.arrivingAs("Retry-After"), "7")
                .body(ResponseBody.create("", null))
                .build();
        return ErrorBody.of("create_thing", answer, JsonObject.empty());
    }

    @Test
    void mappingA429PausesNobody() throws NoSuchMethodException {
        CallContext<Unit> call = create();

        Failure failure = StatusErrorMapper.of(call, answer(429), inFlight, true);

        assertThat(failure.asked()).isEqualTo(Duration.ofSeconds(7).toNanos());
        assertThat(shared.rateLimitPause.closing(call.now())).isNull();
    }

    @Test
    void mappingALostAnswerLeavesTheOutcomeOfTheCall() throws NoSuchMethodException {
        CallContext<Unit> call = create();
        inFlight.requestHeadersStart(shared.client().newCall(request));

        Failure failure = FailureMapper.transport(call, inFlight, new IOException("reset"), true);

        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(call.worst()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aFailureCountsTheAttemptsBeforeIt() throws NoSuchMethodException {
        CallContext<Unit> call = create();
        call.happened(Outcome.UNKNOWN);
        assertThat(FailureMapper.closed(call).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
