package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A list of jobs, newest first.
 *
 * @param jobs the jobs
 * @param totalJobCount how many there are
 * @param more every other member, as it came
 */
@Strict
public record JobsWire(
        List<Lenient<ListedJobWire>> jobs,
        @Nullable JsonValue totalJobCount,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
