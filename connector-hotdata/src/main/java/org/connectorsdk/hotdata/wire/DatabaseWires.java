package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Databases and the connections that are attached to them.
 *
 * @since 0.1.0
 */
public final class DatabaseWires {
    private DatabaseWires() {}

    /**
     * A database: a default catalog of its own, and connections that are attached to it.
     *
     * @param id the id, opaque
     * @param name its name
     * @param defaultCatalog the name under which statements find the default catalog
     * @param defaultSchema where statements look for a name without a schema; null on servers of June
     * @param defaultConnectionId the connection behind the default catalog
     * @param expiresAt when it will go
     * @param attachments the attached connections; null in a list
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record DatabaseWire(
            String id,
            @Nullable String name,
            @Nullable String defaultCatalog,
            @Nullable String defaultSchema,
            @Nullable String defaultConnectionId,
            @Nullable String expiresAt,
            @Nullable List<AttachmentWire> attachments,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A page of the databases of a workspace; all of them on servers of June.
     *
     * @param databases the databases
     * @param hasMore whether another page follows; null for no
     * @param nextCursor where it begins
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record DatabasesWire(
            List<Lenient<DatabaseWire>> databases,
            @Nullable Boolean hasMore,
            @Nullable String nextCursor,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A database to create.
     *
     * @param name its name; null for none
     * @param expiresAt when it shall go, as an instant or a span such as {@code 7d}; null for never
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewDatabaseWire(
            @Nullable String name,
            @Nullable String expiresAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A connection in a database.
     *
     * @param connectionId the connection
     * @param alias the name under which statements find it; null for the connection's own
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record AttachmentWire(
            String connectionId,
            @Nullable String alias,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
