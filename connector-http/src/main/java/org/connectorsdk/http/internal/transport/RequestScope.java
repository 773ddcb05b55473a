package org.connectorsdk.http.internal.transport;

import okhttp3.HttpUrl;

/**
 * Below which address a request stays, wherever it is redirected: one whose path a caller wrote must not get to other
 * applications of the host.
 *
 * @param root the address
 */
public record RequestScope(HttpUrl root) {
    public boolean holds(HttpUrl target) {
        return target.encodedPath().startsWith(root.encodedPath());
    }
}
