package org.connectorsdk.api.catalog;

/**
 * Sees a catalog table by table, so that a catalog of a million columns needs the memory of one table.
 *
 * <p>Called by one thread at a time, in the vendor's order, tables of one schema together where the vendor groups them.
 * An exception that it throws ends the walk and comes out of the call unchanged.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CatalogVisitor {

    /**
     * One more table.
     *
     * @param table the table, with its columns unless they were not asked for
     * @return true to go on, false to stop
     */
    boolean table(Table table);

    /**
     * A part could not be read; the walk continues. It is counted in the summary as well.
     *
     * @param problem what is missing and why
     */
    default void problem(CatalogProblem problem) {}
}
