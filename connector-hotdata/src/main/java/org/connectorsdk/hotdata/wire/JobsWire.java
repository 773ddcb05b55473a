package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * One page of jobs.
 *
 * @param jobs the jobs
 * @param more every other member, as it came
 */
public record JobsWire(
        List<Lenient<JobWire>> jobs,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
