package org.connectorsdk.api.catalog;

import java.util.List;

/**
 * How a walk over a catalog ended.
 *
 * @param tables tables handed to the visitor
 * @param columns columns in them
 * @param problems parts that could not be read
 * @param stopped whether the visitor stopped the walk before its end
 * @since 0.1.0
 */
public record CatalogSummary(long tables, long columns, List<CatalogProblem> problems, boolean stopped) {
    /**
     * Copies the problems.
     *
     * @param tables tables handed to the visitor
     * @param columns columns in them
     * @param problems parts that could not be read
     * @param stopped whether the visitor stopped the walk before its end
     */
    public CatalogSummary {
        problems = List.copyOf(problems);
    }

    /** {@return whether every part that was asked for has been read} */
    public boolean complete() {
        return problems.isEmpty() && !stopped;
    }
}
