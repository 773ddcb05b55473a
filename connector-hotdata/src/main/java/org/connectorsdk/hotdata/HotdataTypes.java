package org.connectorsdk.hotdata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.spi.SqlTypes;

/**
 * Reads type names. Hotdata shows the engine's Arrow types ({@code Timestamp(Microsecond, Some("UTC"))}) as well as SQL
 * types ({@code DECIMAL(15, 2)}); these are the Arrow ones, in any case, that SQL does not know.
 */
final class HotdataTypes {
    private static final Map<String, DataType> ARROW = new HashMap<>();
    private static final String DICTIONARY = "dictionary(";
    private static final String TIMESTAMP = "timestamp(";

    static {
        names(DataType.DECIMAL, "decimal32", "decimal64", "decimal128", "decimal256");
        names(DataType.FLOAT, "float16");
        names(DataType.STRING, "largeutf8", "utf8view");
        names(DataType.BINARY, "largebinary", "fixedsizebinary", "binaryview");
        names(DataType.DATE, "date64");
        names(DataType.TIME, "time32", "time64");
        names(DataType.INTERVAL, "duration");
        names(DataType.ARRAY, "list", "largelist", "fixedsizelist", "listview", "largelistview");
        names(DataType.OBJECT, "struct", "map");
    }

    private HotdataTypes() {}

    private static void names(DataType type, String... names) {
        for (String name : names) {
            ARROW.put(name, type);
        }
    }

    static DataType read(String vendorType) {
        String text = vendorType.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith(DICTIONARY) && text.endsWith(")")) {
            // Dictionary(Int32, Utf8): the first is how it is stored, the second what it is.
            return read(text.substring(text.indexOf(',') + 1, text.length() - 1));
        }
        if (text.startsWith(TIMESTAMP) && text.indexOf('"') > 0) {
            return DataType.TIMESTAMP_TZ; // Arrow quotes the zone
        }
        int arguments = text.indexOf('(');
        DataType arrow = ARROW.get(arguments < 0 ? text : text.substring(0, arguments));
        return arrow == null ? SqlTypes.read(text) : arrow;
    }
}
