package org.connectorsdk.api.spi;

import java.util.OptionalLong;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counts and sizes that vendors give.
 *
 * @since 0.1.0
 */
public final class VendorCount {
    private VendorCount() {}

    /**
     * Reads a count.
     *
     * @param value such as rows or bytes; null for none
     * @return the count; empty for none, and for a negative number, with which servers say that they do not know
     */
    public static OptionalLong read(@Nullable Long value) {
        return value == null || value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /**
     * Reads a count that stands beside something that matters more, such as the total of a list.
     *
     * @param value any value; null for none
     * @return the count; empty for none, for what is no whole number of 64 bits, and for a negative number
     */
    public static OptionalLong of(@Nullable JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return OptionalLong.empty();
        }
        try {
            return read(Long.valueOf(number.longValueExact()));
        } catch (ArithmeticException beyondLong) {
            return OptionalLong.empty();
        }
    }
}
