package org.connectorsdk.testkit.memory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;

/** Puts together what the account can do. */
final class MemoryDescriptor {
    private static final String API = "1";
    private static final String[] ATTRIBUTES = {
        "status",
        "config",
        "credential",
        "source",
        "destination",
        "createdAt",
        "updatedAt",
        "columnType",
        "nullable",
        "primaryKey"
    };

    private final Set<Capability> capabilities = new LinkedHashSet<>(List.of(
            Capability.LIST,
            Capability.LIST_FILTER,
            Capability.LIST_SORT,
            Capability.GET,
            Capability.CONFIG_READ,
            Capability.CREATE,
            Capability.UNIQUE_NAME,
            Capability.IDEMPOTENCY_KEY,
            Capability.UPDATE,
            Capability.DELETE,
            Capability.ACCOUNT_CHECK,
            Capability.TEST,
            Capability.TEST_SPEC,
            Capability.TEST_REASON,
            Capability.TEST_STEPS,
            Capability.INTROSPECT,
            Capability.SYNC,
            Capability.SYNC_CANCEL,
            Capability.SYNC_GUARD,
            Capability.SYNC_TABLE,
            Capability.SYNC_RESTART,
            Capability.SYNC_RELOAD,
            Capability.SYNC_RELOAD_TABLE,
            Capability.JOB_LIST,
            Capability.PURGE,
            Capability.PURGE_TABLE,
            Capability.LIFECYCLE,
            Capability.WORKSPACES));
    private final Set<String> fixed = new LinkedHashSet<>();
    private String id = "memory";

    void id(String value) {
        ProviderDescriptor.of(value, value); // says what is wrong with it
        id = value;
    }

    void fixed(String... fields) {
        fixed.addAll(List.of(fields));
    }

    void without(Capability... values) {
        for (Capability value : values) {
            capabilities.remove(value);
            capabilities.stream()
                    .filter(other -> other.parents().contains(value))
                    .toList()
                    .forEach(this::without);
        }
    }

    ProviderDescriptor build(int pageSize) {
        ProviderDescriptor.Builder descriptor = ProviderDescriptor.of(id, "In memory")
                .versions(MemoryDescriptor.class, API)
                .can(capabilities.toArray(Capability[]::new))
                .attributes(ATTRIBUTES)
                .fixed(fixed.toArray(String[]::new))
                .largestPage(pageSize)
                .largestJobPage(pageSize);
        if (capabilities.contains(Capability.IDEMPOTENCY_KEY)) {
            descriptor.idempotencyKeys("create", "sync");
        }
        if (capabilities.contains(Capability.LIST_FILTER)) {
            descriptor.filters(
                    ConnectionQuery.NAME, ConnectionQuery.TYPE, ConnectionQuery.STATUS, ConnectionQuery.SEARCH);
        }
        if (capabilities.contains(Capability.LIST_SORT)) {
            descriptor.sorts(ConnectionQuery.NAME, ConnectionPages.CREATED);
        }
        return descriptor.build();
    }
}
