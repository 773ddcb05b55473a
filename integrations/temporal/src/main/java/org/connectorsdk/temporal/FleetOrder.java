package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.connectorsdk.api.job.SyncRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one {@link FleetWorkflow} shall do.
 *
 * @param accounts whose connections
 * @param request what to sync of each
 * @param policy how
 * @param window how many syncs run at a time
 * @param state what earlier runs of the same fleet left; null for the first one
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FleetOrder(
        List<FleetAccount> accounts,
        SyncRequest request,
        SyncPolicy policy,
        int window,
        @Nullable FleetState state) {
    private static final int USUAL_WINDOW = 100;
    private static final int WIDEST_WINDOW = 2_000;

    /**
     * Copies the accounts.
     *
     * @param accounts whose connections, each account once
     * @param request what to sync of each
     * @param policy how
     * @param window how many syncs run at a time, from 1 to 2,000
     * @param state what earlier runs of the same fleet left; null for the first one
     */
    public FleetOrder {
        accounts = List.copyOf(accounts);
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(policy, "policy");
        if (window < 1 || window > WIDEST_WINDOW) {
            throw new IllegalArgumentException("window: must be from 1 to " + WIDEST_WINDOW);
        }
        Set<String> names = new HashSet<>();
        for (FleetAccount account : accounts) {
            if (!names.add(account.name())) {
                throw new IllegalArgumentException("accounts: " + account.name() + " is named twice");
            }
        }
    }

    /**
     * A full sync of all connections of some accounts, a hundred at a time.
     *
     * @param accounts whose connections
     * @return the order
     */
    public static FleetOrder of(FleetAccount... accounts) {
        return new FleetOrder(List.of(accounts), SyncRequest.full(), SyncPolicy.standard(), USUAL_WINDOW, null);
    }

    /**
     * The same with another request.
     *
     * @param what what to sync of each connection
     * @return another order
     */
    public FleetOrder request(SyncRequest what) {
        return new FleetOrder(accounts, what, policy, window, state);
    }

    /**
     * The same with another policy.
     *
     * @param how how each sync is driven
     * @return another order
     */
    public FleetOrder policy(SyncPolicy how) {
        return new FleetOrder(accounts, request, how, window, state);
    }

    /**
     * The same with another window.
     *
     * @param most how many syncs run at a time, from 1 to 2,000
     * @return another order
     */
    public FleetOrder window(int most) {
        return new FleetOrder(accounts, request, policy, most, state);
    }

    /** What is left of the accounts' connections is in the state. */
    FleetOrder goingOn(FleetState left) {
        return new FleetOrder(
                accounts.stream().map(FleetAccount::withoutConnections).toList(), request, policy, window, left);
    }
}
