package org.connectorsdk.planasonix;

/** The provider's id, the names of its settings, and the vendor's limits. */
final class Planasonix {
    static final String ID = "planasonix";

    static final String TOKEN = "token";
    static final String ORGANIZATION = "organization";
    static final String MERGES_CONFIG = "merges-config";
    static final String DIALECT = "dialect";

    /** How many jobs or backfills a page may hold. */
    static final int LARGEST_PAGE = 100;

    /** How many parts of a catalog are read at a time. */
    static final int CONCURRENCY = 8;

    private Planasonix() {}
}
