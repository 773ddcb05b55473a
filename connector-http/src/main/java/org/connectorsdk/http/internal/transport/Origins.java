package org.connectorsdk.http.internal.transport;

import okhttp3.HttpUrl;

/** Scheme, host and port: the border that no credential crosses (INC-19). */
public final class Origins {
    private Origins() {}

    public static boolean same(HttpUrl one, HttpUrl other) {
        return one.port() == other.port()
                && one.host().equals(other.host())
                && one.scheme().equals(other.scheme());
    }

    /** {@return the origin for people, without path and query, which may tell too much} */
    public static String text(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
    }
}
