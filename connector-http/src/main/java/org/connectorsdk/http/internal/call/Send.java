package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Nanos;
import org.connectorsdk.http.internal.transport.StaleConnectionInterceptor.StaleConnectionException;
import org.connectorsdk.http.internal.transport.UndeclaredInterrupts;
import org.connectorsdk.http.internal.transport.Watchdog;
import org.connectorsdk.http.operation.Operation.TimeoutClass;

/**
 * Sends the request under the eyes of the {@link Watchdog}, and ends it once its answer was read, unless that stays
 * open.
 *
 * @param next the rest of the chain, which reads the answer
 */
record Send(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        try (ObservedAttempt observed = ObservedAttempt.begin(call)) {
            while (true) {
                try {
                    return send(call, observed);
                } catch (StaleConnectionException e) { // nothing was sent, and the pool has forgotten the connection
                    Failure ended = call.ended();
                    if (ended != null) {
                        observed.end(0, 0, ended.error().kind());
                        return Either.left(ended);
                    }
                }
            }
        }
    }

    private <T> Either<Failure, T> send(CallContext<T> call, ObservedAttempt observed) throws StaleConnectionException {
        ClientContext shared = call.shared;
        InFlightRequest inFlight = inFlight(call);
        Request request = RequestDecorator.request(call, inFlight, observed.headers());
        OkHttpClient client = shared.client();
        Call http = client.newCall(request);
        inFlight.carries(http);
        inFlight.goesThrough(client);
        if (!shared.watchdog.add(inFlight)) {
            observed.end(0, 0, ErrorKind.CLOSED);
            return Either.left(FailureMapper.closed(call));
        }
        AttemptLog sent = new AttemptLog(call, inFlight, request, observed);
        boolean staysOpen = false;
        try {
            Either<Failure, T> answer = exchange(call, http, sent, observed);
            staysOpen = answer.isRight() && inFlight.isKept();
            if (staysOpen) {
                call.leavesOpen(new Completion(shared, inFlight));
            }
            return answer;
        } catch (StaleConnectionException e) {
            sent.retract();
            throw e;
        } catch (IOException e) {
            return Either.left(sent.failed(FailureMapper.transport(call, inFlight, e, call.isReplayable())));
        } catch (RuntimeException e) {
            return Either.left(sent.failed(FailureMapper.unexpected(call, inFlight, e)));
        } finally {
            if (!staysOpen) {
                shared.release(inFlight);
            }
            sent.close(); // last, as it asks an observer
        }
    }

    private <T> Either<Failure, T> exchange(CallContext<T> call, Call http, AttemptLog sent, ObservedAttempt observed)
            throws IOException {
        Scope scope = observed.enter();
        try (scope) {
            sent.answered(UndeclaredInterrupts.execute(http));
            return sent.read(next.proceed(call));
        }
    }

    private static InFlightRequest inFlight(CallContext<?> call) {
        HttpLimits limits = call.shared.limits;
        long now = call.now();
        boolean patient = call.plan.timeout() == TimeoutClass.SLOW;
        InFlightRequest inFlight = new InFlightRequest(
                now, limits.connectTimeout(), limits.idleTimeout(), patient, !call.plan.survivesRepeat());
        long attempt = Nanos.of(call.options.attemptTimeout(), Nanos.UNLIMITED);
        boolean shorter = attempt < call.remainingNanos();
        inFlight.deadline(shorter ? now + attempt : call.deadlineAt(), shorter);
        return inFlight;
    }
}
