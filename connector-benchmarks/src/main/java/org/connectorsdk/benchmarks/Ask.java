package org.connectorsdk.benchmarks;

/**
 * One request of a vendor's API, as all clients send it.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param body JSON, empty for none
 */
record Ask(String method, String path, String body) {

    static Ask get(String path) {
        return new Ask("GET", path, "");
    }

    static Ask post(String path, String body) {
        return new Ask("POST", path, body);
    }

    /** {@return the path without its query} */
    String route() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
