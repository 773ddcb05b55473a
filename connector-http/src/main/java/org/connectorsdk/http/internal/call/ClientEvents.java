package org.connectorsdk.http.internal.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.observe.BreakerChange;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.BreakerListener;
import org.connectorsdk.http.internal.resilience.SharedRate;
import org.jspecify.annotations.Nullable;

/** What happens to a client rather than to one of its calls: one line, once for all the calls that bring it about. */
final class ClientEvents implements BreakerListener, SharedRate.Listener {
    private final ClientLog log;
    private final Observer observer;
    private final AtomicReference<@Nullable Credential> renewed = new AtomicReference<>();

    ClientEvents(ClientLog log, Observer observer) {
        this.log = log;
        this.observer = observer;
    }

    @Override
    public void changed(BreakerGroup group, BreakerState from, BreakerState to, Opening opening) {
        String operations = group.tag();
        switch (to) {
            case OPEN ->
                log.warn(LogName.CLIENT)
                        .withText("breaker", operations)
                        .withNumber("open_ms", opening.span().toMillis())
                        .write("the circuit breaker of " + operations + " requests opened after " + opening.why()
                                + "; they fail at once for " + seconds(opening.span()));
            case CLOSED ->
                log.info(LogName.CLIENT)
                        .withText("breaker", operations)
                        .write("the circuit breaker of " + operations + " requests closed; they are sent again");
            case HALF_OPEN -> {}
        }
        if (observer != Observer.NONE) {
            observer.breaker(new BreakerChange(log.provider(), log.account(), operations, from, to));
        }
    }

    @Override
    public void alone(String why, double perSecond, Duration untilAskedAgain) {
        log.warn(LogName.CLIENT)
                .withNumber("pause_ms", untilAskedAgain.toMillis())
                .write("the shared limit " + why + "; until it answers this client alone sends up to "
                        + BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString()
                        + " requests a second, whatever others send. It is asked again in " + seconds(untilAskedAgain)
                        + ", later less often");
    }

    @Override
    public void together() {
        log.info(LogName.CLIENT).write("the shared limit answers again; requests are counted together");
    }

    /** Once for each credential that was refused, though many calls have it replaced. */
    void credentialRenewed(Credential refused) {
        if (!refused.equals(renewed.getAndSet(refused))) {
            log.info(LogName.CLIENT).write("the credential was refused, and renewed");
        }
    }

    /** Once for each pause, though many calls are asked for it. */
    void slowedDown(long nanos) {
        slowedDown(nanos, "no request");
    }

    /** A token request pauses alone. */
    void tokensSlowedDown(long nanos) {
        slowedDown(nanos, "no token request");
    }

    private void slowedDown(long nanos, String none) {
        Duration span = Duration.ofNanos(nanos);
        log.info(LogName.CLIENT)
                .withNumber("pause_ms", span.toMillis())
                .write("the provider has had too many requests; " + none + " is sent for " + seconds(span));
    }

    private static String seconds(Duration span) {
        return span.toMillis() < 1000 ? span.toMillis() + " ms" : (span.toMillis() + 500) / 1000 + " s";
    }
}
