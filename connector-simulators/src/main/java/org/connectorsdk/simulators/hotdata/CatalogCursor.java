package org.connectorsdk.simulators.hotdata;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.hotdata.model.TableName;

/**
 * Where a page of the catalog ended: the last table that was shown, bound to the filter of its query. Tables that come
 * and go between two pages shift nothing.
 */
final class CatalogCursor {
    /** A table's place in the order of the catalog. */
    record Position(String connection, TableName table) {}

    private static final String SEPARATOR = "\u0000";

    private CatalogCursor() {}

    static String encode(Position position, String filter) {
        String plain = String.join(
                SEPARATOR,
                Integer.toHexString(filter.hashCode()),
                position.connection(),
                position.table().schema(),
                position.table().table());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the cursor was not made for this filter, or not made here at all. */
    static Optional<Position> decode(String cursor, String filter) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> parts = List.of(plain.split(SEPARATOR, -1));
            if (parts.size() != 4 || !parts.get(0).equals(Integer.toHexString(filter.hashCode()))) {
                return Optional.empty();
            }
            return Optional.of(new Position(parts.get(1), new TableName(parts.get(2), parts.get(3))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
