package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.util.List;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps the HTTP client from sending a request again behind our back. With its own retries off it still repeats a 503
 * with {@code Retry-After: 0}, POST and DELETE included (RETRY-03). As it decides by that header, it gets to see it
 * under another name.
 */
public final class RetryAfterHidingInterceptor implements Interceptor {
    private static final String NAME = "Retry-After";
    private static final String HIDDEN = "X-Connector-Retry-After";

    /** {@return all values of the header that was hidden} */
    public static List<String> retryAfter(Headers headers) {
        return headers.values(HIDDEN);
    }

    /** {@return the name under which a header arrives here} */
    public static String arrivingAs(String name) {
        return NAME.equalsIgnoreCase(name) ? HIDDEN : name;
    }

    /** {@return the name under which a header that arrived here was sent} */
    public static String sentAs(String name) {
        return HIDDEN.equalsIgnoreCase(name) ? NAME : name;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        List<String> values = answer.headers(NAME);
        if (values.isEmpty()) {
            return answer;
        }
        Headers.Builder headers = answer.headers().newBuilder().removeAll(NAME).removeAll(HIDDEN);
        for (String value : values) {
            headers.add(HIDDEN, value);
        }
        return answer.newBuilder().headers(headers.build()).build();
    }
}
