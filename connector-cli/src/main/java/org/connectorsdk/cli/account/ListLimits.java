package org.connectorsdk.cli.account;

import org.connectorsdk.cli.shell.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of a list is wanted. */
public final class ListLimits {
    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many. Default: all of them.")
    private @Nullable Long limit;

    @Option(
            names = "--page-size",
            paramLabel = "N",
            description = "How many the provider is asked for at a time. Default: as many as it likes.")
    private @Nullable Integer pageSize;

    /** Made by a command, filled by the parser. */
    public ListLimits() {}

    /**
     * Checks and gives the limit.
     *
     * @param problems told when it is out of range
     * @return how many at the most, 0 for all
     */
    public long limit(Problems problems) {
        @Nullable Long value = limit;
        if (value != null && value < 1) {
            problems.add("--limit must be at least 1");
        }
        return value == null ? 0 : value;
    }

    /**
     * Checks and gives the size of a page.
     *
     * @param problems told when it is out of range
     * @return how many per request, 0 for the provider's default
     */
    public int pageSize(Problems problems) {
        @Nullable Integer value = pageSize;
        if (value == null) {
            return 0;
        }
        if (value < 1) {
            problems.add("--page-size must be at least 1");
            return 0;
        }
        return value;
    }
}
