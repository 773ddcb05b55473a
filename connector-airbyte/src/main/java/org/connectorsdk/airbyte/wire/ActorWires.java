package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.airbyte.wire.JobWires.SynchronousJobWire;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * What requests about sources and about destinations have in common.
 *
 * @since 0.1.0
 */
public final class ActorWires {
    private ActorWires() {}

    /**
     * A request about a source or destination, whose members differ from connector to connector.
     *
     * @param members what is sent: {@code JsonValue}s, texts, {@link Secret}s, and maps and lists of these
     */
    public record EndRequestWire(@JsonAnyGetter Map<String, Object> members) implements SecretBearing {

        /**
         * Copies the members.
         *
         * @param members what is sent
         */
        public EndRequestWire {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Iterable<Secret> secrets() {
            List<Secret> found = new ArrayList<>();
            find(members.values(), found);
            return found;
        }

        private static void find(Collection<?> values, List<Secret> found) {
            for (Object value : values) {
                if (value instanceof Secret secret) {
                    found.add(secret);
                } else if (value instanceof Map<?, ?> nested) {
                    find(nested.values(), found);
                } else if (value instanceof List<?> nested) {
                    find(nested, found);
                }
            }
        }

        /** {@return the names of the members, as their values may be secret} */
        @Override
        public String toString() {
            return "EndRequestWire" + members.keySet();
        }
    }

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
            @Nullable JsonObject filters) {}

    /**
     * How the check of a source or destination went. The status of the answer is 200 either way.
     *
     * @param status {@code succeeded} or {@code failed}; an open set
     * @param message why it failed
     * @param jobInfo the run of the connector
     * @param more every other member, as it came
     */
    public record CheckWire(
            @Nullable String status,
            @Nullable String message,
            @Nullable SynchronousJobWire jobInfo,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
