package org.connectorsdk.temporal;

import org.connectorsdk.api.catalog.CatalogVisitor;

/**
 * Where the tables of an introspection go. Implemented by the platform; a catalog is too large for a history.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CatalogPlaces {
    /** Refuses every place, for workers that introspect nothing. */
    CatalogPlaces NONE = place -> {
        throw new IllegalArgumentException("this worker has no places for catalogs");
    };

    /**
     * Opens a place. The activity may be retried, so what an earlier attempt wrote there is to be replaced.
     *
     * @param place the name that stands in the order
     * @return sees each table; closed at the end of the walk, when it is {@link AutoCloseable}
     * @throws IllegalArgumentException if there is no such place; the activity is not retried then
     */
    CatalogVisitor open(String place);
}
