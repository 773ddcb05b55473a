package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Pages of lists.
 *
 * @since 0.1.0
 */
public final class PageWires {
    private PageWires() {}

    /**
     * One page. The links are not to be followed: they name a host of the server's choice.
     *
     * @param data the rows
     * @param next empty when no row follows
     * @param previous empty on the first page
     * @param more every other member, as it came
     * @param <T> what is listed
     */
    @Strict
    public record PageWire<T>(
            List<T> data,
            @Nullable String next,
            @Nullable String previous,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Which rows to list.
     *
     * @param pageSize how many; null for the server's default
     * @param rowOffset how many to leave out; null for none
     */
    public record PaginationWire(
            @Nullable Integer pageSize, @Nullable Long rowOffset) {}

    /**
     * Which workspaces, sources or destinations to list, over several workspaces.
     *
     * @param workspaceIds the workspaces
     * @param includeDeleted deleted ones as well; null for no
     * @param pagination which rows
     * @param nameContains only with this in the name; null for all
     */
    public record ResourcesQueryWire(
            List<String> workspaceIds,
            @Nullable Boolean includeDeleted,
            PaginationWire pagination,
            @Nullable String nameContains) {}
}
