package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.Operation;
import org.connectorsdk.http.operation.Unit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CancelledCallTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    @Test
    void itsRequestEndsAsOneOfAClosedCall() throws NoSuchMethodException {
        Operation operation =
                ThingApi.class.getMethod("get", String.class, CallOptions.class).getAnnotation(Operation.class);
        OperationPlan<Unit> plan =
                OperationPlan.of(operation, RequestLine.of(new Annotation[0]), AnswerReader.Nothing.INSTANCE);
        CallContext<Unit> call = new CallContext<>(http.shared(), plan, CallOptions.none());
        InFlightRequest request = new InFlightRequest(VirtualTime.ORIGIN, 1, 1, false, false);

        call.cancel();
        AttemptLog unused = new AttemptLog(
                call,
                request,
                new Request.Builder().url(http.server.url().toString()).build(),
                ObservedAttempt.begin(call));

        assertThat(request.end()).isEqualTo(InFlightRequest.End.CLOSED);
    }
}
