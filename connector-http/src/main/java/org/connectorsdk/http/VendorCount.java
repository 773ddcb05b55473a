package org.connectorsdk.http;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the counts and sizes that vendors give. */
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
}
