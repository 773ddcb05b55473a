package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.ArrayOrObject;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs. One that does not fit does not spoil the others.
 *
 * @param data the jobs, in no promised order
 * @param meta where the next page begins
 * @param total how many there are in all, from older deployments, whose pages are counted by an offset
 * @param more every other member, as it came
 */
public record JobsWire(
        @JsonAlias("jobs") @ArrayOrObject List<Lenient<JobWire>> data,
        @Nullable MetaWire meta,
        @Nullable Long total,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
