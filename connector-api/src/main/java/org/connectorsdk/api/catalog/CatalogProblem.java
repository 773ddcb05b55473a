package org.connectorsdk.api.catalog;

import java.util.Objects;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;

/**
 * A part of a catalog that could not be read. It names what is missing, so that a catalog is never silently
 * shorter.
 *
 * @param place schema or {@code schema.table} that is missing, for people
 * @param error why
 * @since 0.1.0
 */
public record CatalogProblem(String place, ConnectorError error) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param place schema or {@code schema.table} that is missing, for people
     * @param error why
     */
    public CatalogProblem {
        place = VendorText.line(place);
        Objects.requireNonNull(error, "error");
    }

    /** {@return the JSON form, as the command line prints it} */
    public JsonObject toJson() {
        return JsonObject.of("place", place, "error", error.toJson());
    }

    /** {@return the place and the error's line} */
    @Override
    public String toString() {
        return place + ": " + error.message();
    }
}
