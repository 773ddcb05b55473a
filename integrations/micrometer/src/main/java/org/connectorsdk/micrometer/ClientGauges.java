package org.connectorsdk.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.connectorsdk.api.observe.BreakerChange;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Scope;

/**
 * The gauges of the clients that write to one registry, whichever observer each has: a registry keeps one gauge for
 * each name and set of tags, so all clients of an account have to share it.
 */
final class ClientGauges {
    private static final Map<MeterRegistry, ClientGauges> OF = Collections.synchronizedMap(new WeakHashMap<>());

    private static final int FEWEST = 16;

    private final Map<Account, AccountGauges> accounts = new HashMap<>();
    private int sweepAt = FEWEST;

    private record Account(String provider, String name) {}

    /** {@return the one of that registry, which it does not keep from being collected} */
    static ClientGauges of(MeterRegistry meters) {
        return OF.computeIfAbsent(meters, registry -> new ClientGauges());
    }

    synchronized Scope add(MeterRegistry meters, Supplier<ClientStatus> client) {
        ClientStatus status = client.get();
        Account account = new Account(status.provider(), status.account());
        forget(meters, account);
        if (accounts.size() >= sweepAt) { // not each time: a look at all asks each client
            accounts.values().removeIf(gauges -> gauges.isOver(meters));
            sweepAt = Math.max(FEWEST, 2 * accounts.size());
        }
        accounts.computeIfAbsent(account, of -> new AccountGauges(of.provider, of.name))
                .add(meters, client, status);
        return () -> remove(meters, account, client);
    }

    private synchronized void remove(MeterRegistry meters, Account account, Supplier<ClientStatus> client) {
        AccountGauges gauges = accounts.get(account);
        if (gauges != null) {
            gauges.remove(client);
            forget(meters, account);
        }
    }

    /** A breaker of which its client has not said before. */
    synchronized void changed(MeterRegistry meters, BreakerChange change) {
        AccountGauges gauges = accounts.get(new Account(change.provider(), change.account()));
        if (gauges != null) {
            gauges.breaker(meters, change.group());
        }
    }

    /** Lets go of an account whose clients are gone, closed or not. */
    private void forget(MeterRegistry meters, Account account) {
        accounts.computeIfPresent(account, (same, gauges) -> gauges.isOver(meters) ? null : gauges);
    }
}
