package org.connectorsdk.micrometer;

import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptStart;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an HTTP request while it is observed. A tracing handler sends its headers through the carrier, which
 * is valid until the observation has started; the response is the end.
 *
 * @since 0.1.0
 */
public class AttemptObservationContext extends RequestReplySenderContext<AttemptStart, AttemptEnd> {
    private static final AtomicBoolean LOGGED = new AtomicBoolean();

    private final CallObservationContext call;
    private final int number;
    private final String method;
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;

    /**
     * Begins without an end.
     *
     * @param call the call that it belongs to
     * @param start what is sent
     */
    public AttemptObservationContext(CallObservationContext call, AttemptStart start) {
        super(AttemptObservationContext::send, Kind.CLIENT);
        this.call = call;
        this.number = start.number();
        this.method = start.method();
        this.scheme = start.scheme();
        this.host = start.host();
        this.port = start.port();
        this.path = start.path();
        setCarrier(start);
        setRemoteServiceName(call.start().provider());
        setRemoteServiceAddress(scheme + "://" + host + ":" + port);
    }

    /** A header that may not be sent ends neither the request nor its observation. */
    private static void send(@Nullable AttemptStart request, String name, String value) {
        if (request == null) {
            return;
        }
        try {
            request.header(name, value);
        } catch (IllegalArgumentException e) {
            if (LOGGED.compareAndSet(false, true)) {
                ClientLog.PROCESS
                        .warn(LogName.CALLBACK)
                        .write("a header of the tracing is not sent: " + e.getMessage()
                                + "; leave it out of the propagation, this is not reported again");
            }
        }
    }

    /** {@return the call that it belongs to} */
    public CallObservationContext call() {
        return call;
    }

    /** {@return 1 for the first of its call} */
    public int number() {
        return number;
    }

    /** {@return HTTP method} */
    public String method() {
        return method;
    }

    /** {@return {@code http} or {@code https}} */
    public String scheme() {
        return scheme;
    }

    /** {@return the host it goes to} */
    public String host() {
        return host;
    }

    /** {@return the port it goes to} */
    public int port() {
        return port;
    }

    /** {@return the path that is sent, with ids; not fit for a metric tag} */
    public String path() {
        return path;
    }

    /** {@return how it ended; empty until it did} */
    public Optional<AttemptEnd> end() {
        return Optional.ofNullable(getResponse());
    }
}
