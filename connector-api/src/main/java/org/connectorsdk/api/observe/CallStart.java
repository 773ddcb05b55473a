package org.connectorsdk.api.observe;

import java.util.Objects;

/**
 * The beginning of a call of a vendor's API.
 *
 * @param provider id of the provider
 * @param account what the process calls the account; empty if it gave no name
 * @param name the vendor's operation, one of a small fixed set for each provider, such as {@code list_connections};
 *     {@link #TOKEN} for a token, {@link #RAW} for a request that no interface declares. Fit for a metric tag
 * @param method HTTP method; empty where it is not known before the request
 * @param path the path as it is declared, with names in braces for ids, such as {@code /v1/connections/{id}}; empty
 *     where none is. Fit for a metric tag
 * @since 0.1.0
 */
public record CallStart(String provider, String account, String name, String method, String path) {
    /** The name of a request for a token. */
    public static final String TOKEN = "token";

    /** The name of a request that no interface declares. */
    public static final String RAW = "raw";

    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param provider id of the provider
     * @param account what the process calls the account
     * @param name the vendor's operation
     * @param method HTTP method
     * @param path the path as it is declared
     */
    public CallStart {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
    }
}
