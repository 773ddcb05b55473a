package org.connectorsdk.http;

import okhttp3.HttpUrl;

/** Scheme, host and port: the border that no credential crosses (INC-19). */
final class Origins {
    private Origins() {}

    static boolean same(HttpUrl one, HttpUrl other) {
        return one.port() == other.port()
                && one.host().equals(other.host())
                && one.scheme().equals(other.scheme());
    }

    /** {@return the origin for people, without path and query, which may tell too much} */
    static String text(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
    }
}
