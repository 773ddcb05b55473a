package org.connectorsdk.http;

import okhttp3.HttpUrl;

/**
 * Below which address a request stays, wherever it is redirected: one whose path a caller wrote must not get to other applications
 * of the host.
 *
 * @param root the address
 */
record RequestScope(HttpUrl root) {
    boolean holds(HttpUrl target) {
        return target.encodedPath().startsWith(root.encodedPath());
    }
}
