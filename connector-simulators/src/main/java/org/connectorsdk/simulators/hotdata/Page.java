package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.testkit.simulator.VendorRequest;

/** A part of a list by {@code offset} and {@code limit}. */
record Page(long from, long size, long limit, boolean more) {
    static Page of(VendorRequest request, long all, long usual, long most) {
        long limit = Math.max(1, Math.min(most, request.queryNumber("limit", usual)));
        long from = Math.min(all, Math.max(0, request.queryNumber("offset", 0)));
        long size = Math.min(limit, all - from);
        return new Page(from, size, limit, from + size < all);
    }

    ObjectNode describe(ObjectNode body) {
        return body.put("count", size).put("offset", from).put("limit", limit).put("has_more", more);
    }
}
