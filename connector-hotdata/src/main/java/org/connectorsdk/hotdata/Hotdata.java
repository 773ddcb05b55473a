package org.connectorsdk.hotdata;

/** What all of the provider names in one way. */
final class Hotdata {
    /** The id under which the provider is found. */
    static final String ID = "hotdata";

    /** What every path of the API begins with. */
    static final String PATH_PREFIX = "v1";

    static final String API_VERSION = "v1, 2026-06-06 to autumn 2026";

    /** The type of connections whose tables are loaded by hand instead of read from a source. */
    static final String MANAGED = "managed";

    private Hotdata() {}
}
