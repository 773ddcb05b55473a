package org.connectorsdk.temporal;

import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Table;

/** Writes a catalog to a place of the platform, and closes the place. */
record PlaceVisitor(CatalogVisitor place) implements CatalogVisitor, AutoCloseable {

    @Override
    public boolean table(Table table) {
        return place.table(table);
    }

    @Override
    public void problem(CatalogProblem problem) {
        place.problem(problem);
    }

    @Override
    public void close() {
        if (place instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the place of the catalog could not be closed", e);
            }
        }
    }
}
