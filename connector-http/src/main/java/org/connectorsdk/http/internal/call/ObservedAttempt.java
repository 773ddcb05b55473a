package org.connectorsdk.http.internal.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as the observer of the runtime sees it, also where the request has to be sent once more because its
 * connection was stale. Costs nothing where nobody observes.
 */
final class ObservedAttempt implements AutoCloseable {
    private static final ObservedAttempt NONE = new ObservedAttempt(AttemptObservation.NONE, CallOptions.none());

    private final AttemptObservation observation;
    private final CallOptions headers;
    private boolean ended;

    private ObservedAttempt(AttemptObservation observation, CallOptions headers) {
        this.observation = observation;
        this.headers = headers;
    }

    static ObservedAttempt begin(CallContext<?> call) {
        if (call.observed == CallObservation.NONE) {
            return NONE;
        }
        Start start = new Start(call, call.request());
        AttemptObservation begun = call.observed.attempt(start);
        return new ObservedAttempt(begun, start.headers.build());
    }

    /** {@return whatever is to be closed when the thread stops working for it} */
    Scope enter() {
        return observation.enter();
    }

    /** {@return the headers that the observer adds, by name} */
    Map<String, String> headers() {
        return headers.headers();
    }

    /** It is over; 0 for no status. Only the first time counts. */
    void end(int status, long nanos, @Nullable ErrorKind failure) {
        if (observation != AttemptObservation.NONE && !ended) {
            ended = true;
            observation.end(new AttemptEnd(
                    status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                    Duration.ofNanos(nanos),
                    Optional.ofNullable(failure)));
        }
    }

    /** It has ended, be it by something that was thrown before it was sent. */
    @Override
    public void close() {
        end(0, 0, ErrorKind.UNREACHABLE);
    }

    /** What is told of a request. Its headers are checked as those of a caller. */
    private static final class Start implements AttemptStart {
        private final CallContext<?> call;
        private final Request request;
        private final int number;
        private final CallOptions.Builder headers = CallOptions.builder();

        Start(CallContext<?> call, Request request) {
            this.call = call;
            this.request = request;
            this.number = call.attempts() + 1;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String scheme() {
            return request.url().scheme();
        }

        @Override
        public String host() {
            return request.url().host();
        }

        @Override
        public int port() {
            return request.url().port();
        }

        @Override
        public String path() {
            String path = request.url().encodedPath();
            return call.plan.declares(call.shared.base, path) ? path : call.masked(path); // which is dear
        }

        @Override
        public void header(String name, String value) {
            headers.header(name, value);
        }
    }
}
