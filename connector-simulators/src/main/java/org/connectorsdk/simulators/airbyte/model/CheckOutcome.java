package org.connectorsdk.simulators.airbyte.model;

/**
 * How the check of a source or destination ends.
 *
 * @param ran whether the connector could be started at all
 * @param succeeded whether it could connect
 * @param message what it says, empty when it says nothing
 * @since 0.1.0
 */
public record CheckOutcome(boolean ran, boolean succeeded, String message) {
    /** {@return a check that succeeds} */
    public static CheckOutcome success() {
        return new CheckOutcome(true, true, "");
    }

    /** The connector runs and says no, and why. */
    public static CheckOutcome failure(String message) {
        return new CheckOutcome(true, false, message);
    }

    /** {@return a check whose connector cannot be started, so nobody knows} */
    public static CheckOutcome couldNotRun() {
        return new CheckOutcome(false, false, "");
    }
}
