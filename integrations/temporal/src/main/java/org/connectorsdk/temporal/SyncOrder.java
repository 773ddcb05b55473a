package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import org.connectorsdk.api.job.SyncRequest;

/**
 * What one {@link SyncWorkflow} shall do.
 *
 * @param account the name by which the worker's {@link AccountResolver} knows the account
 * @param connection the vendor's id of the connection
 * @param request what to sync
 * @param policy how
 * @param fleet the workflow that is told how it ended; empty for none
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SyncOrder(String account, String connection, SyncRequest request, SyncPolicy policy, String fleet) {
    /**
     * Null is refused with {@link NullPointerException}, but for the fleet.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @param request what to sync
     * @param policy how
     * @param fleet the workflow that is told how it ended; empty or null for none
     */
    public SyncOrder {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(policy, "policy");
        fleet = fleet == null ? "" : fleet;
    }

    /**
     * A full sync as whoever does not care would order it.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @return the order
     */
    public static SyncOrder of(String account, String connection) {
        return new SyncOrder(account, connection, SyncRequest.full(), SyncPolicy.standard(), "");
    }
}
