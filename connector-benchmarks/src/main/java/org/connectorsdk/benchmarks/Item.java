package org.connectorsdk.benchmarks;

import java.util.List;

/** The connection as the clients by hand decode it: every field kept, times left as text. */
record Item(
        String id,
        String name,
        String type,
        String status,
        String description,
        boolean enabled,
        int tables,
        long rows,
        double ratio,
        String workspaceId,
        String credentialId,
        String createdAt,
        String updatedAt,
        String createdBy,
        String region) {

    /** The list as the clients by hand decode it. */
    record Items(List<Item> connections) {}
}
