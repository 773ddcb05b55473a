package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Which sources or destinations to list. A server of 2023 overlooks cursor and size and answers all of them.
 *
 * @param workspaceId the workspace
 * @param cursor the id after which to go on
 * @param pageSize how many; a current server shows 20 for null
 * @param includeTombstone deleted ones as well; null for no
 * @param sortKey what to sort by; null for the server's choice
 * @param filters which of them; null for all
 */
public record EndsQueryWire(
        String workspaceId,
        @Nullable String cursor,
        @Nullable Integer pageSize,
        @Nullable Boolean includeTombstone,
        @Nullable String sortKey,
        @Nullable JsonObject filters) {

    /**
     * The same without what is rarely wanted.
     *
     * @param workspaceId the workspace
     * @param cursor the id after which to go on
     * @param pageSize how many; a current server shows 20 for null
     */
    public EndsQueryWire(String workspaceId, @Nullable String cursor, @Nullable Integer pageSize) {
        this(workspaceId, cursor, pageSize, null, null, null);
    }
}
