package org.connectorsdk.temporal;

import java.util.Optional;

/**
 * Finds the settings of an account by the name that stands in workflows. Implemented by the platform, over its own store
 * of secrets; called on the worker, by several threads at a time.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AccountResolver {

    /**
     * Finds the settings. Asked once for each account and worker, and again after the client could not be opened or was
     * {@linkplain AccountClients#forget forgotten}. May block.
     *
     * @param name the name of the account, as it stands in the order
     * @return the settings; empty when no account has this name. What it throws makes the activity fail; it is tried
     *     again, and its text stays out of the history
     */
    Optional<Account> resolve(String name);
}
