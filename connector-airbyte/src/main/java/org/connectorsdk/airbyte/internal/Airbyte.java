package org.connectorsdk.airbyte.internal;

/** What is the same wherever Airbyte is meant. */
public final class Airbyte {
    /** The id of the provider. */
    public static final String ID = "airbyte";

    /** The type of every connection: what is joined says more than what joins it. */
    public static final String LINK = "link";

    /** The kind of every job. */
    public static final String JOB = "job";

    /** The setting that names a workspace. */
    public static final String WORKSPACE = "workspace";

    /** The setting that names an organisation. */
    public static final String ORGANIZATION = "organization";

    /** The most rows of a page of the public API, and of workspaces in either. */
    public static final int LARGEST_PAGE = 100;

    /** The most jobs of a page of the configuration API. */
    public static final int LARGEST_JOB_PAGE = 200;

    private Airbyte() {}
}
