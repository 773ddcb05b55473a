package org.connectorsdk.api.job;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs of a connection to list, newest first where the vendor orders them.
 *
 * @param status the vendor's status word to filter by; empty for all
 * @param pageSize jobs per page; 0 for the vendor's default
 * @param pageToken where to go on; empty for the first page
 * @since 0.1.0
 */
public record JobQuery(Optional<String> status, int pageSize, Optional<PageToken> pageToken) {
    /**
     * Checks the values.
     *
     * @param status the vendor's status word to filter by; empty for all
     * @param pageSize jobs per page; 0 for the vendor's default
     * @param pageToken where to go on; empty for the first page
     */
    public JobQuery {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(pageToken, "pageToken");
        if (pageSize < 0) {
            throw new IllegalArgumentException("JobQuery: pageSize must not be negative");
        }
    }

    /**
     * The same query for another page.
     *
     * @param token where the page begins; null for the first one
     * @return the query
     */
    public JobQuery at(@Nullable PageToken token) {
        return new JobQuery(status, pageSize, Optional.ofNullable(token));
    }

    /** {@return the query for all jobs} */
    public static JobQuery all() {
        return new JobQuery(Optional.empty(), 0, Optional.empty());
    }
}
