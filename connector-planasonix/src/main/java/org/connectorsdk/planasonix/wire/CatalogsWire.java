package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.connectorsdk.http.json.OrBare;
import org.jspecify.annotations.Nullable;

/**
 * Catalogs of a lakehouse. The vendor does not document the form, so all likely ones are read.
 *
 * @param catalogs the catalogs
 */
public record CatalogsWire(@JsonAlias("data") @OrBare List<CatalogWire> catalogs) {
    /**
     * A catalog.
     *
     * @param name the exact name
     * @param schemas its schemas; null when not told
     */
    public record CatalogWire(@OrBare String name, @Nullable List<String> schemas) {}
}
