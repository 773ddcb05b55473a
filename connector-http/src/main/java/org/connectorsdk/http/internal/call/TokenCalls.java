package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.http.auth.TokenEndpoint;
import org.connectorsdk.http.auth.TokenEndpoint.TokenAnswer;
import org.connectorsdk.http.auth.TokenEndpoint.TokenRequest;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.jspecify.annotations.Nullable;

/**
 * Asks the token endpoint: through {@link Chain#TOKENS}, without credential, permit and the account's pause, and with a
 * breaker of its own, as what happens there says nothing about the API (INC-25d). Outlives the call that set it off, as
 * others wait for the same token: neither that call's deadline nor its interrupt has a part in it (INC-15).
 */
final class TokenCalls implements TokenEndpoint {
    private static final MediaType JSON = MediaType.get("application/json");

    private final ClientContext shared;
    private final String operation;
    private final CallOptions options;
    private final CallObservation setOffBy;

    /** Takes from the call no more than its name, and how often and how long it may try (F-27). */
    TokenCalls(CallContext<?> setOffBy) {
        this.shared = setOffBy.shared;
        this.options = setOffBy.options;
        this.operation = setOffBy.operation();
        this.setOffBy = setOffBy.observed;
    }

    @Override
    public Either<ConnectorError, TokenAnswer> post(TokenRequest request) {
        HttpUrl url = shared.base.resolve(request.path());
        if (url == null) {
            throw new IllegalArgumentException("path: not a path: " + request.path());
        }
        Request http = new Request.Builder()
                .url(url)
                .post(RequestBody.create(request.body().toString().getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        CallContext<ErrorBody> call =
                new CallContext<>(shared, plan(url, request.isRepeatable()), within(request), observed(url));
        call.conceal(request.secrets());
        Either<ConnectorError, ErrorBody> result = Chain.TOKENS.run(call, http);
        ErrorBody answer = result.isRight() ? result.get() : call.refusal();
        if (answer == null) {
            return Either.left(result.getLeft());
        }
        return Either.right(new TokenAnswer(
                answer.status(),
                answer.contentType(),
                answer.json().orElse(null),
                date(answer),
                call.sent().sentAt(),
                call.attempts(),
                call.elapsed()));
    }

    private CallObservation observed(HttpUrl url) {
        return setOffBy == CallObservation.NONE
                ? setOffBy
                : setOffBy.call(
                        new CallStart(shared.provider, shared.account, CallStart.TOKEN, "POST", url.encodedPath()));
    }

    private CallOptions within(TokenRequest request) {
        CallOptions.Builder bounds = CallOptions.builder().deadline(request.timeout());
        options.maxAttempts().ifPresent(bounds::maxAttempts);
        options.attemptTimeout().ifPresent(bounds::attemptTimeout);
        return bounds.build();
    }

    private OperationPlan<ErrorBody> plan(HttpUrl url, boolean repeatable) {
        Safety safety = repeatable ? Safety.READ : Safety.ONCE;
        // no colon: what follows "token:" would be taken for a secret and masked
        String subject = "at the token endpoint " + Origins.text(url) + url.encodedPath() + ", ";
        return new OperationPlan<>(
                operation,
                "POST " + url.encodedPath(),
                subject,
                safety,
                TimeoutClass.READ,
                0,
                Set.of(),
                BreakerGroup.TOKEN,
                false,
                false,
                Whatever.INSTANCE);
    }

    private static @Nullable Instant date(ErrorBody answer) {
        Date date = answer.headers().getDate("Date");
        return date == null ? null : date.toInstant();
    }

    /** Takes any answer as it is: what a token endpoint says is for the credential source to judge. */
    private enum Whatever implements AnswerReader<ErrorBody> {
        INSTANCE;

        @Override
        public ErrorBody read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
            boolean unused = body.request(ErrorBody.MOST + 1); // half a token is none: what breaks off here counts
            return ErrorBody.take("token", answer, body, inFlight);
        }

        @Override
        public boolean needsBody() {
            return false;
        }

        @Override
        public boolean needsReadableBody() {
            return true;
        }

        @Override
        public boolean takesPages() {
            return true;
        }
    }
}
