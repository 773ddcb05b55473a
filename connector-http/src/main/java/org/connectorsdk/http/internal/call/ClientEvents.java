package org.connectorsdk.http.internal.call;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.observe.BreakerChange;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.BreakerListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What happens to a client rather than to one of its calls: one line in the log under {@value #NAME}, once for all the
 * calls that bring it about.
 */
final class ClientEvents implements BreakerListener {
    static final String NAME = "org.connectorsdk.http.client";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private final String provider;
    private final String account;
    private final String name;
    private final Observer observer;
    private final AtomicReference<@Nullable Credential> renewed = new AtomicReference<>();

    ClientEvents(String provider, RuntimeContext context) {
        this.provider = provider;
        this.account = context.account();
        this.name = account.isEmpty() ? provider : provider + " " + account;
        this.observer = context.observer();
    }

    @Override
    public void changed(BreakerGroup group, BreakerState from, BreakerState to, Opening opening) {
        String operations = group.tag();
        switch (to) {
            case OPEN ->
                line(LOG.atWarn())
                        .addKeyValue("breaker", operations)
                        .log(
                                "{}: the circuit breaker of {} requests opened after {}; they fail at once for {}",
                                name,
                                operations,
                                opening.why(),
                                seconds(opening.span()));
            case CLOSED ->
                line(LOG.atInfo())
                        .addKeyValue("breaker", operations)
                        .log("{}: the circuit breaker of {} requests closed; they are sent again", name, operations);
            case HALF_OPEN -> {}
        }
        if (observer != Observer.NONE) {
            observer.breaker(new BreakerChange(provider, account, operations, from, to));
        }
    }

    /** Once for each credential that was refused, though many calls have it replaced. */
    void credentialRenewed(Credential refused) {
        if (!refused.equals(renewed.getAndSet(refused))) {
            line(LOG.atInfo()).log("{}: the credential was refused, and renewed", name);
        }
    }

    /** Once for each pause, though many calls are asked for it. */
    void slowedDown(long nanos) {
        Duration span = Duration.ofNanos(nanos);
        line(LOG.atInfo())
                .addKeyValue("pause_ms", span.toMillis())
                .log("{}: too many requests; none is sent for {}", name, seconds(span));
    }

    private LoggingEventBuilder line(LoggingEventBuilder line) {
        LoggingEventBuilder named = line.addKeyValue("provider", provider);
        return account.isEmpty() ? named : named.addKeyValue("account", account);
    }

    private static String seconds(Duration span) {
        return span.toMillis() < 1000 ? span.toMillis() + " ms" : (span.toMillis() + 500) / 1000 + " s";
    }
}
