package org.connectorsdk.micrometer;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import org.connectorsdk.micrometer.ConnectorKeys.High;
import org.connectorsdk.micrometer.ConnectorKeys.Low;

/**
 * What is observed, with the keys that its default convention gives. Each of the low-cardinality keys is always there,
 * {@code none} where there is nothing to say.
 *
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker") // arrays are copied before they are handed out
public enum ConnectorObservation implements ObservationDocumentation {
    /** What the program called. A wait for a job is one, whatever it asks of the vendor meanwhile. */
    OPERATION(
            "connector.operation",
            DefaultOperationObservationConvention.class,
            new KeyName[] {Low.PROVIDER, Low.ACCOUNT, Low.OPERATION, Low.OUTCOME, Low.KIND},
            High.CONNECTION,
            High.CALLS,
            High.DELIVERED,
            High.REQUEST_ID),

    /** A call of a vendor's API with its pauses and repeats. */
    CALL(
            "connector.call",
            DefaultCallObservationConvention.class,
            new KeyName[] {Low.PROVIDER, Low.ACCOUNT, Low.OPERATION, Low.CALL, Low.OUTCOME, Low.KIND},
            High.METHOD,
            High.URL_TEMPLATE,
            High.REQUESTS,
            High.REQUEST_ID),

    /** One HTTP request. */
    ATTEMPT(
            "connector.attempt",
            DefaultAttemptObservationConvention.class,
            new KeyName[] {
                Low.PROVIDER,
                Low.ACCOUNT,
                Low.OPERATION,
                Low.CALL,
                Low.METHOD,
                Low.SERVER_ADDRESS,
                Low.STATUS_CLASS,
                Low.KIND
            },
            High.SERVER_PORT,
            High.URL_SCHEME,
            High.URL_PATH,
            High.STATUS_CODE,
            High.RESEND_COUNT);

    private final String name;
    private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;
    private final KeyName[] low;
    private final KeyName[] high;

    ConnectorObservation(
            String name,
            Class<? extends ObservationConvention<? extends Observation.Context>> convention,
            KeyName[] low,
            KeyName... high) {
        this.name = name;
        this.convention = convention;
        this.low = low;
        this.high = high;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return convention;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return low.clone();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return high.clone();
    }

    @Override
    public Observation.Event[] getEvents() {
        return this == OPERATION ? new Observation.Event[] {Observation.Event.of(POLL)} : new Observation.Event[0];
    }

    /** The event of a wait that has looked at its job. */
    static final String POLL = "poll";
}
