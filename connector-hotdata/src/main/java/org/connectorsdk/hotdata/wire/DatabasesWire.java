package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;

/**
 * All databases of a workspace.
 *
 * @param databases the databases
 * @param more every other member, as it came
 */
public record DatabasesWire(
        List<DatabaseWire> databases,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
