package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

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
