package org.connectorsdk.http.operation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Headers;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;

/**
 * A successful answer with its status and headers, for methods declared as {@code Either<ConnectorError, Answer<T>>}.
 * Immutable.
 *
 * @param <T> what the body is read into
 * @since 0.1.0
 */
public final class Answer<T> {
    private final int status;
    private final Headers headers;
    private final T body;

    /**
     * Makes an answer. For the runtime, and for tests of what reads one.
     *
     * @param status the HTTP status, 200 to 299
     * @param headers all headers, as they came
     * @param body what the body says
     */
    public Answer(int status, Headers headers, T body) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    /** {@return the HTTP status, 200 to 299} */
    public int status() {
        return status;
    }

    /** {@return what the body was read into} */
    public T body() {
        return body;
    }

    /**
     * One header.
     *
     * @param name its name, in any case
     * @return its last value; empty when it was not sent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(RetryAfterHidingInterceptor.arrivingAs(name)));
    }

    /**
     * All values of one header.
     *
     * @param name its name, in any case
     * @return the values in the order of the answer, unmodifiable
     */
    public List<String> headers(String name) {
        return headers.values(RetryAfterHidingInterceptor.arrivingAs(name));
    }

    /** {@return the status alone: headers and body may hold what must not be logged} */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
