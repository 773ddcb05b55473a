package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * One page of connections.
 *
 * @param connections the connections; one that is not shaped as documented is given as it came
 * @param hasNext whether more follow; null when the vendor does not say
 * @param limit how many were asked for; null in cursor mode
 * @param offset how many were left out; null in cursor mode
 * @param total how many match altogether; null in cursor mode
 * @param nextCursor where the next page begins; null on the last page and in offset mode
 * @param users who created and changed the connections, by user id
 * @param more every other member, as it came
 */
@Strict
public record ConnectionsWire(
        List<Lenient<ConnectionWire>> connections,
        @Nullable Boolean hasNext,
        @Nullable JsonValue limit,
        @Nullable JsonValue offset,
        @Nullable JsonValue total,
        @JsonAlias("next_cursor") @Nullable String nextCursor,
        @Nullable JsonObject users,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
