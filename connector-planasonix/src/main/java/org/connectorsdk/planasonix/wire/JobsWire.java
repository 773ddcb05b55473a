package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.OrBare;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs. One that does not fit does not spoil the others.
 *
 * @param data the jobs, in no promised order
 * @param meta where the next page begins
 * @param total how many there are in all, from older deployments, whose pages are counted by an offset
 */
public record JobsWire(
        @JsonAlias("jobs") @OrBare List<Lenient<JobWire>> data,
        @Nullable MetaWire meta,
        @Nullable Long total) {}
