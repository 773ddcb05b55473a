package org.connectorsdk.http.internal.call;

import java.util.Map;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.UploadRequestBody;
import org.connectorsdk.http.operation.Operation.Safety;

/**
 * Completes the request that an API method describes: headers of the call, of the observer, of the account, and the
 * credential last.
 */
final class RequestDecorator {
    private RequestDecorator() {}

    static Request request(CallContext<?> call, InFlightRequest inFlight, Map<String, String> observers) {
        Request described = call.request();
        Credential credential = call.credential();
        Request.Builder request = described.newBuilder().tag(InFlightRequest.class, inFlight);
        if (described.header("Accept") == null) {
            request.header("Accept", "application/json");
        }
        if (described.header("Accept-Encoding") == null) {
            request.header("Accept-Encoding", ContentCodings.ACCEPTED);
        }
        add(request, call.options.headers());
        add(request, observers);
        Headers ours = call.shared.headers;
        for (int i = 0; i < ours.size(); i++) {
            request.header(ours.name(i), ours.value(i));
        }
        if (call.plan.safety() == Safety.KEYED) {
            request.header(call.shared.idempotencyHeader, call.idempotencyKey());
        }
        if (!credential.isNone()) {
            request.header(credential.header(), credential.value().reveal());
        }
        RequestBody body = described.body();
        if (body instanceof UploadRequestBody upload) {
            request.method(described.method(), upload.on(inFlight));
        }
        return request.build();
    }

    private static void add(Request.Builder request, Map<String, String> headers) {
        if (!headers.isEmpty()) {
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request.header(header.getKey(), header.getValue());
            }
        }
    }
}
