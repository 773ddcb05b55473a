package org.connectorsdk.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/**
 * What is counted and measured beside the observations. Gauges are the sum over the open clients of a provider and
 * account, but for the rate limit, of which it is the least; they go when the last of these clients is closed.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker") // the array is copied before it is handed out
public enum ConnectorMeter implements MeterDocumentation {
    /** How long calls waited before and between requests. */
    PAUSE("connector.pause", Meter.Type.TIMER, Low.REASON),
    /** Looks of waits at their jobs. */
    POLLS("connector.polls", Meter.Type.COUNTER, Low.STATE),
    /** Times that a circuit breaker came to a state. */
    BREAKER_CHANGES("connector.breaker.changes", Meter.Type.COUNTER, Low.BREAKER, Low.STATE),
    /** Credentials that calls replaced because the server refused them. */
    CREDENTIAL_RENEWALS("connector.credential.renewals", Meter.Type.COUNTER),
    /** Items that walks handed out. */
    ITEMS("connector.items", Meter.Type.COUNTER, Low.OPERATION),

    /** Clients whose circuit breaker is in that state. */
    BREAKER_STATE("connector.breaker.state", Meter.Type.GAUGE, Low.BREAKER, Low.STATE),
    /** Clients that are open. */
    CLIENTS("connector.clients", Meter.Type.GAUGE),
    /** Requests under way, each of which holds a permit. */
    PERMITS_USED("connector.permits.used", Meter.Type.GAUGE),
    /** Requests that may be under way at once; 0 for any number. */
    PERMITS_LIMIT("connector.permits.limit", Meter.Type.GAUGE),
    /** Calls that wait for a permit. */
    PERMITS_WAITING("connector.permits.waiting", Meter.Type.GAUGE),
    /** Requests that the vendor still allows in its window; NaN until it has said so. */
    RATE_LIMIT_REMAINING("connector.rate.limit.remaining", Meter.Type.GAUGE),
    /** Walks and streamed answers that are open. */
    STREAMS_OPEN("connector.streams.open", Meter.Type.GAUGE),
    /** Waits for jobs. */
    WAITS_RUNNING("connector.waits.running", Meter.Type.GAUGE),
    /** Asynchronous calls and waits that have no answer yet. */
    CALLS_PENDING("connector.calls.pending", Meter.Type.GAUGE);

    private final String name;
    private final Meter.Type type;
    private final KeyName[] keys;

    ConnectorMeter(String name, Meter.Type type, KeyName... more) {
        this.name = name;
        this.type = type;
        this.keys = KeyName.merge(new KeyName[] {Low.PROVIDER, Low.ACCOUNT}, more);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return keys.clone();
    }
}
