package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.JobJson;
import org.connectorsdk.simulators.airbyte.model.ServerVersion;
import org.connectorsdk.simulators.airbyte.model.Store;

/** What the operations of both APIs have in common: what the server holds, and how it is shown. */
abstract class AirbyteOperations {
    final Store store;
    final ServerVersion version;

    AirbyteOperations(Store store) {
        this.store = store;
        this.version = store.version();
    }

    final JobJson jobJson() {
        return new JobJson(version, store.now());
    }

    static <T> ObjectNode listed(String member, Collection<T> all, Function<T, ? extends JsonNode> shown) {
        ObjectNode json = Json.object();
        all.forEach(item -> json.withArray(member).add(shown.apply(item)));
        json.withArray(member);
        return json;
    }
}
