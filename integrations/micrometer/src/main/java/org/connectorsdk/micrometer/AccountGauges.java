package org.connectorsdk.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/** The gauges of the clients of one account. */
final class AccountGauges {
    private static final Map<ConnectorMeter, ToDoubleFunction<ClientStatus>> SUMS = Map.of(
            ConnectorMeter.CLIENTS, status -> 1,
            ConnectorMeter.PERMITS_USED, status -> status.requests().active(),
            ConnectorMeter.PERMITS_LIMIT, status -> status.requests().most(),
            ConnectorMeter.PERMITS_WAITING, status -> status.requests().waiting(),
            ConnectorMeter.STREAMS_OPEN, ClientStatus::openStreams,
            ConnectorMeter.WAITS_RUNNING, ClientStatus::runningWaits,
            ConnectorMeter.CALLS_PENDING, ClientStatus::pendingCalls);

    private final Tags tags;
    private final List<Supplier<ClientStatus>> clients = new CopyOnWriteArrayList<>();
    private final Set<String> breakers = new HashSet<>();
    private final List<Meter.Id> registered = new ArrayList<>();

    AccountGauges(String provider, String account) {
        this.tags = Tags.of(Low.PROVIDER.asString(), provider, Low.ACCOUNT.asString(), TagValues.orNone(account));
    }

    void add(MeterRegistry meters, Supplier<ClientStatus> client, ClientStatus status) {
        clients.add(client);
        if (registered.isEmpty()) {
            SUMS.forEach((meter, of) -> register(meters, meter, tags, gauges -> gauges.sum(of)));
            register(meters, ConnectorMeter.RATE_LIMIT_REMAINING, tags, AccountGauges::rateLimitRemaining);
        }
        status.requests().breakers().forEach(breaker -> breaker(meters, breaker.group()));
    }

    void breaker(MeterRegistry meters, String group) {
        if (breakers.add(group)) {
            for (BreakerState state : BreakerState.values()) {
                Tags its = tags.and(Low.BREAKER.asString(), group, Low.STATE.asString(), TagValues.word(state));
                register(
                        meters,
                        ConnectorMeter.BREAKER_STATE,
                        its,
                        gauges -> gauges.sum(status -> isIn(state, group, status) ? 1 : 0));
            }
        }
    }

    void remove(Supplier<ClientStatus> client) {
        clients.remove(client);
    }

    /** {@return whether no client is left; the meters are gone then} */
    boolean isOver(MeterRegistry meters) {
        clients.removeIf(client -> client.get().closed());
        if (!clients.isEmpty()) {
            return false;
        }
        registered.forEach(meters::remove);
        return true;
    }

    private void register(MeterRegistry meters, ConnectorMeter meter, Tags its, ToDoubleFunction<AccountGauges> value) {
        registered.add(Gauge.builder(meter.getName(), this, value)
                .tags(its)
                .register(meters)
                .getId());
    }

    private Stream<ClientStatus> open() {
        return clients.stream().map(Supplier::get).filter(status -> !status.closed());
    }

    private double sum(ToDoubleFunction<ClientStatus> of) {
        return open().mapToDouble(of).sum();
    }

    /** The clients of an account share what its vendor allows. */
    private double rateLimitRemaining() {
        return open().flatMap(status -> status.requests().rateLimit().stream())
                .filter(limit -> limit.remaining().isPresent())
                .mapToDouble(limit -> limit.remaining().getAsLong())
                .min()
                .orElse(Double.NaN);
    }

    private static boolean isIn(BreakerState state, String group, ClientStatus status) {
        return status.requests().breakers().stream()
                .anyMatch(breaker -> breaker.group().equals(group) && breaker.state() == state);
    }
}
