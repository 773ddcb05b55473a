package org.connectorsdk.http.internal.call;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Maps why a request got no answer (ERR-08) by the types of exceptions; their texts quote too much. */
final class UnreachableMapper {
    private static final int PROXY_LOGIN = 407;
    /** Deeper than any real chain of causes, and a bound for one that runs in a circle. */
    private static final int DEEPEST = 20;

    private UnreachableMapper() {}

    static Failure of(
            CallContext<?> call, InFlightRequest inFlight, IOException thrown, Outcome outcome, Repeat repeat) {
        if (!inFlight.isConnected() && has(thrown, SocketTimeoutException.class)) {
            return FailureMapper.timedOut(call, Limit.CONNECT, inFlight, outcome, true);
        }
        if (!inFlight.isAnswering() && inFlight.isSent() && thrown instanceof ProtocolException) {
            ErrorContext context = FailureMapper.evidence(
                            call, outcome, Origins.text(call.shared.base) + " does not answer in HTTP")
                    .build();
            return new Failure(new ConnectorError.MalformedResponse(context, ""), Repeat.NEVER, -1, Health.BAD);
        }
        Reason reason = reason(inFlight, thrown);
        boolean permanent = reason == Reason.TLS || inFlight.status() == PROXY_LOGIN;
        ErrorContext context = FailureMapper.evidence(call, outcome, summary(call, reason))
                .status(reason == Reason.PROXY ? inFlight.status() : 0)
                .retryable(!permanent)
                .advice(advice(reason))
                .build();
        Repeat allowed = permanent ? Repeat.NEVER : repeat;
        if (allowed == Repeat.LATER && inFlight.isReused() && !inFlight.isAnswering()) {
            allowed = Repeat.AT_ONCE; // the server had closed an idle connection, which is its right (INC-04a)
        }
        return new Failure(new ConnectorError.Unreachable(context, reason), allowed, -1, Health.BAD);
    }

    /** The server processed nothing of the request, and says so; a content that exists once may be read by then. */
    static Failure unprocessed(CallContext<?> call, boolean replayable) {
        ErrorContext context = call.evidence(Origins.text(call.shared.base) + " refused the request unread (HTTP/2)")
                .retryable(true)
                .build();
        return new Failure(
                new ConnectorError.Unreachable(context, Reason.CONNECTION_LOST),
                replayable ? Repeat.LATER : Repeat.NEVER,
                -1,
                Health.BAD);
    }

    private static Reason reason(InFlightRequest inFlight, IOException thrown) {
        if (inFlight.status() == PROXY_LOGIN) {
            return Reason.PROXY; // which the client refuses to hand over where it knows of no proxy
        }
        if (inFlight.isConnected()) {
            return Reason.CONNECTION_LOST;
        }
        if (has(thrown, CertificateException.class) || has(thrown, SSLException.class)) {
            return Reason.TLS;
        }
        if (inFlight.isProxied()) {
            return Reason.PROXY;
        }
        if (has(thrown, UnknownHostException.class)) {
            return Reason.UNKNOWN_HOST;
        }
        return has(thrown, ConnectException.class) ? Reason.CONNECTION_REFUSED : Reason.OTHER;
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(type::isInstance);
    }

    private static String summary(CallContext<?> call, Reason reason) {
        String host = call.shared.base.host();
        String origin = Origins.text(call.shared.base);
        return switch (reason) {
            case UNKNOWN_HOST -> "cannot resolve the host name " + host;
            case CONNECTION_REFUSED -> "nothing listens at " + origin;
            case CONNECTION_LOST -> "the connection to " + origin + " broke before the answer was complete";
            case TLS ->
                "no trusted TLS connection to " + origin
                        + ": its certificate is not trusted, expired or for another host, or no protocol is shared";
            case PROXY -> "cannot reach the proxy, or it refuses to connect to " + origin;
            case OTHER -> "cannot connect to " + origin;
        };
    }

    private static @Nullable String advice(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST, CONNECTION_REFUSED, OTHER -> "Check " + HttpSettings.BASE_URL + " and the network";
            case TLS ->
                "Check " + HttpSettings.BASE_URL + ", or trust the server's authority with " + HttpSettings.TRUST_STORE;
            case PROXY -> "Check " + HttpSettings.PROXY + " and its credentials";
            case CONNECTION_LOST -> null;
        };
    }
}
