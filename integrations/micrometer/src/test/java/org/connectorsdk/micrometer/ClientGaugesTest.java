package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RateLimit;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.api.observe.BreakerStatus;
import org.connectorsdk.api.observe.ClientStatus;
import org.connectorsdk.api.observe.Scope;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What clients do at the moment, summed up over those of one account. */
class ClientGaugesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerObserver observer = MicrometerObserver.of(meters);

    @AutoClose
    private final Vendor vendor = new Vendor();

    private double value(ConnectorMeter meter) {
        Gauge gauge = meters.find(meter.getName()).gauge();
        return gauge == null ? -1 : gauge.value();
    }

    private static ClientStatus status(boolean closed, int streams, Optional<Long> left) {
        Optional<RateLimit> limit = left.map(remaining ->
                new RateLimit(OptionalLong.empty(), OptionalLong.of(remaining), Optional.<Instant>empty()));
        ClientStatus.Requests requests = new ClientStatus.Requests(
                2, 8, 1, List.of(new BreakerStatus("read", BreakerState.CLOSED, Optional.empty())), limit);
        return new ClientStatus("acme", "eu", closed, requests, streams, 3, 4);
    }

    @Test
    void eachNumberOfAClientHasItsGauge() {
        observer.client(() -> status(false, 5, Optional.of(70L)));

        assertThat(value(ConnectorMeter.CLIENTS)).isEqualTo(1);
        assertThat(value(ConnectorMeter.PERMITS_USED)).isEqualTo(2);
        assertThat(value(ConnectorMeter.PERMITS_LIMIT)).isEqualTo(8);
        assertThat(value(ConnectorMeter.PERMITS_WAITING)).isEqualTo(1);
        assertThat(value(ConnectorMeter.STREAMS_OPEN)).isEqualTo(5);
        assertThat(value(ConnectorMeter.WAITS_RUNNING)).isEqualTo(3);
        assertThat(value(ConnectorMeter.CALLS_PENDING)).isEqualTo(4);
        assertThat(value(ConnectorMeter.RATE_LIMIT_REMAINING)).isEqualTo(70);
    }

    @Test
    void twoClientsOfAnAccountAreSummedUpWhoeverObservesThem() {
        observer.client(() -> status(false, 5, Optional.of(70L)));
        MicrometerObserver.of(meters).client(() -> status(false, 2, Optional.of(30L)));

        assertThat(value(ConnectorMeter.CLIENTS)).isEqualTo(2);
        assertThat(value(ConnectorMeter.STREAMS_OPEN)).isEqualTo(7);
        assertThat(value(ConnectorMeter.RATE_LIMIT_REMAINING)).isEqualTo(30);
    }

    @Test
    void ofALimitThatIsUnknownThereIsNoNumber() {
        observer.client(() -> status(false, 0, Optional.empty()));

        assertThat(value(ConnectorMeter.RATE_LIMIT_REMAINING)).isNaN();
    }

    @Test
    void theGaugesGoWithTheLastClient() {
        Scope first = observer.client(() -> status(false, 5, Optional.empty()));
        Scope second = observer.client(() -> status(false, 2, Optional.empty()));

        first.close();
        assertThat(value(ConnectorMeter.STREAMS_OPEN)).isEqualTo(2);
        second.close();
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aClientThatWasLeftCountsNoMore() {
        boolean[] left = {false};
        observer.client(() -> status(left[0], 5, Optional.of(70L)));

        left[0] = true;

        assertThat(value(ConnectorMeter.CLIENTS)).isZero();
        assertThat(value(ConnectorMeter.RATE_LIMIT_REMAINING)).isNaN();
    }

    @Test
    void anOpenStreamIsSeenUntilItIsClosed() {
        Connections client = vendor.open(observer, "eu");
        vendor.seed(3);

        try (var walk = client.stream(ConnectionQuery.all())) {
            assertThat(walk.next().get()).isPresent();
            assertThat(value(ConnectorMeter.STREAMS_OPEN)).isEqualTo(1);
        }
        assertThat(value(ConnectorMeter.STREAMS_OPEN)).isZero();
    }

    @Test
    void aClosedClientTakesItsGaugesAlong() {
        Connections client = vendor.open(observer, "eu");
        assertThat(value(ConnectorMeter.CLIENTS)).isEqualTo(1);

        client.close();

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aRegistryIsNotKeptFromBeingCollected() {
        WeakReference<SimpleMeterRegistry> registry = observed();

        for (int i = 0; i < 100 && registry.get() != null; i++) {
            System.gc();
        }

        assertThat(registry.get()).isNull();
    }

    private static WeakReference<SimpleMeterRegistry> observed() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MicrometerObserver.of(registry).client(() -> status(false, 1, Optional.empty()));
        return new WeakReference<>(registry);
    }
}
