package org.connectorsdk.simulators.fivetran;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the vendor's documentation leaves open, as switches. Each may be changed at any time, from any thread; it counts
 * from the next request on. Each method returns the same object.
 *
 * @since 0.1.0
 */
public final class FivetranBehaviour {
    /** In which order the two signs of an end are written. */
    public enum EndOrder {
        /** {@code sync_state} is {@code scheduled} again, and the time of the end comes one look later. */
        STATE_FIRST,
        /** The time of the end comes, and one look later {@code sync_state} is {@code scheduled} again. */
        TIME_FIRST,
        /** Both at once. */
        TOGETHER
    }

    /** How the last page of a list says that it is the last. */
    public enum LastPage {
        /** Without {@code next_cursor}. */
        ABSENT,
        /** {@code next_cursor} is null. */
        NULL,
        /** {@code next_cursor} is an empty text. */
        EMPTY
    }

    private static final int UNLIMITED = 1_000_000;

    volatile EndOrder endOrder = EndOrder.STATE_FIRST;
    volatile LastPage lastPage = LastPage.ABSENT;
    volatile String unknownConnection = "NotFound_Connection";
    volatile boolean refusesPaused;
    volatile boolean refusesReloadWhileRunning;
    volatile boolean stoppedRunsFail;
    volatile boolean reschedulesQueued;
    volatile Set<String> withoutReload = Set.of();
    volatile int requestsPerHour = UNLIMITED;
    volatile int testsPerMinute = UNLIMITED;
    volatile int interactionsPerMinute = UNLIMITED;
    final Map<String, String> missingRights = new ConcurrentHashMap<>();

    FivetranBehaviour() {}

    /**
     * In which order the two signs of an end are written; the state first unless told otherwise.
     *
     * @param order the order
     * @return this
     */
    public FivetranBehaviour endOrder(EndOrder order) {
        endOrder = requireNonNull(order, "order");
        return this;
    }

    /**
     * How the last page of a list is told; by no {@code next_cursor} unless told otherwise.
     *
     * @param form the form
     * @return this
     */
    public FivetranBehaviour lastPage(LastPage form) {
        lastPage = requireNonNull(form, "form");
        return this;
    }

    /**
     * The code of the 404 for an unknown connection; {@code NotFound_Connection} unless told otherwise.
     *
     * @param code such as {@code NotFound_Connector}
     * @return this
     */
    public FivetranBehaviour unknownConnection(String code) {
        unknownConnection = requireNonNull(code, "code");
        return this;
    }

    /**
     * Whether a sync of a paused connection is refused with 409; otherwise it is 200, and nothing runs.
     *
     * @param refused true for 409
     * @return this
     */
    public FivetranBehaviour refusesPaused(boolean refused) {
        refusesPaused = refused;
        return this;
    }

    /**
     * Whether a reload is refused with 409 while a sync runs; otherwise it waits for the end of that.
     *
     * @param refused true for 409
     * @return this
     */
    public FivetranBehaviour refusesReloadWhileRunning(boolean refused) {
        refusesReloadWhileRunning = refused;
        return this;
    }

    /**
     * Whether a run that is stopped leaves a {@code failed_at}; it leaves nothing unless told otherwise.
     *
     * @param fails true to leave one
     * @return this
     */
    public FivetranBehaviour stoppedRunsFail(boolean fails) {
        stoppedRunsFail = fails;
        return this;
    }

    /**
     * Whether a run that is queued shows {@code rescheduled}, under the schedule that the connection has, and goes on
     * by itself; it shows {@code scheduled} unless told otherwise.
     *
     * @param on true to show that
     * @return this
     */
    public FivetranBehaviour reschedulesQueued(boolean on) {
        reschedulesQueued = on;
        return this;
    }

    /**
     * Services whose schemas cannot be reloaded; none unless told otherwise.
     *
     * @param services such as {@code postgres}
     * @return this
     */
    public FivetranBehaviour withoutReload(Set<String> services) {
        withoutReload = Set.copyOf(services);
        return this;
    }

    /**
     * Takes a right from the key, so that an operation is 403.
     *
     * @param operation the operation's name, such as {@code list-groups}
     * @param right how the vendor calls the right, such as {@code GROUP_READ}
     * @return this
     */
    public FivetranBehaviour withoutRight(String operation, String right) {
        missingRights.put(operation, right);
        return this;
    }

    /**
     * How many requests the account may make in an hour; a million unless told otherwise.
     *
     * @param requests the vendor's trial has 500, its paid plans 20,000
     * @return this
     */
    public FivetranBehaviour requestsPerHour(int requests) {
        requestsPerHour = notNegative("requests", requests);
        return this;
    }

    /**
     * How many setup tests may run in a minute, and ten times as many in an hour; a million unless told otherwise.
     *
     * @param tests the vendor's paid plans have 250
     * @return this
     */
    public FivetranBehaviour testsPerMinute(int tests) {
        testsPerMinute = notNegative("tests", tests);
        return this;
    }

    /**
     * How often sources may be asked in a minute, by tests, reloads of schemas and reads of columns, and ten times as
     * often in an hour; a million unless told otherwise.
     *
     * @param interactions the vendor's trial has 25, its paid plans 500
     * @return this
     */
    public FivetranBehaviour interactionsPerMinute(int interactions) {
        interactionsPerMinute = notNegative("interactions", interactions);
        return this;
    }

    private static int notNegative(String name, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(name + ": not negative, got " + number);
        }
        return number;
    }
}
