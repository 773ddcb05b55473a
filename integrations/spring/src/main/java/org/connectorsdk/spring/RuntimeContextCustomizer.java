package org.connectorsdk.spring;

import org.connectorsdk.api.call.RuntimeContext;

/**
 * Lends something to clients: an executor, TLS, a context carrier. Each bean of this type is asked for each account
 * before its client is opened, in the order of {@code @Order}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RuntimeContextCustomizer {
    /**
     * Changes what is lent to the client of one account.
     *
     * @param account the name of the account
     * @param context has its name, the observers and the integrator already
     */
    void customize(String account, RuntimeContext.Builder context);
}
