package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.util.Objects;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.jspecify.annotations.Nullable;

/** One request that was sent: its number, its answer, and what the observer and the log get to know of it. */
final class AttemptLog {
    private final CallContext<?> call;
    private final InFlightRequest inFlight;
    private final ObservedAttempt observed;
    private final Request request;
    private final int number;
    private final long sentAt;
    private @Nullable Response answer;
    private long answeredAt;
    private boolean retracted;
    private @Nullable ErrorKind failure;

    /** A request is about to be sent. */
    AttemptLog(CallContext<?> call, InFlightRequest inFlight, Request request, ObservedAttempt observed) {
        this.call = call;
        this.observed = observed;
        this.inFlight = inFlight;
        this.request = request;
        this.number = call.sending(inFlight, this);
        this.sentAt = call.now();
        if (call.shared.log.isOn()) {
            call.shared.log.sending(attempt());
        }
    }

    InFlightRequest inFlight() {
        return inFlight;
    }

    /** {@return reading of the monotonic clock when it was sent} */
    long sentAt() {
        return sentAt;
    }

    /** Status and headers of an answer came. */
    void answered(Response response) {
        answer = response;
        answeredAt = call.now();
    }

    /** {@return reading of the monotonic clock when status and headers came} */
    long answeredAt() {
        return answeredAt;
    }

    /** {@return status and headers, once they came} */
    Response answer() {
        return Objects.requireNonNull(answer);
    }

    /** It was not sent after all. */
    void retract() {
        retracted = true;
        call.notSent();
    }

    /** The answer was read. {@return what became of it} */
    <T> Either<Failure, T> read(Either<Failure, T> result) {
        if (result.isLeft()) {
            failure = result.getLeft().error().kind();
        }
        return result;
    }

    /** No answer came, or not the whole of it. {@return the same failure} */
    Failure failed(Failure failure) {
        this.failure = failure.error().kind();
        if (call.shared.log.isOn()) {
            String what = failure.error().context().summary();
            call.shared.log.failed(attempt(), what, call.now() - sentAt);
        }
        return failure;
    }

    /** It is over. */
    void close() {
        if (retracted) {
            return;
        }
        long took = call.now() - sentAt;
        Response came = answer;
        if (came != null && call.shared.log.isOn()) {
            call.shared.log.answered(attempt(), came, took);
        }
        observed.end(came == null ? 0 : came.code(), took, failure);
    }

    private ExchangeLog.Attempt attempt() {
        return new ExchangeLog.Attempt(call.shared.lines, call.plan.operation(), number, request, call.masker());
    }
}
