package org.connectorsdk.api.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;

/**
 * The beginning of an operation.
 *
 * @param provider id of the provider
 * @param account what the process calls the account, as given by {@code RuntimeContext.Builder.account}; empty if it
 *     gave none
 * @param operation its name, one of a small fixed set: the methods of {@code Connections} and of facets. Fit for a
 *     metric tag
 * @param connection what it is about; empty if it is about none or many. Not fit for a metric tag
 * @param writes whether it may change something
 * @param waited how long it waited for a thread, zero for a blocking call
 * @since 0.1.0
 */
public record OperationStart(
        String provider,
        String account,
        String operation,
        Optional<ConnectionId> connection,
        boolean writes,
        Duration waited) {
    /** The name of a wait for a job. */
    public static final String AWAIT = "await";

    /** The name of a look at many jobs at once, which waits share. */
    public static final String SHARED_LOOK = "shared_look";

    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param provider id of the provider
     * @param account name of the account; empty for none
     * @param operation its name
     * @param connection what it is about
     * @param writes whether it may change something
     * @param waited how long it waited for a thread
     */
    public OperationStart {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(waited, "waited");
    }
}
