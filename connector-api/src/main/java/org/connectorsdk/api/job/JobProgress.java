package org.connectorsdk.api.job;

import java.util.OptionalLong;

/**
 * Counters of a job. Each is empty when the vendor does not give it; none is ever estimated by the library.
 *
 * @param rows rows or records synced so far
 * @param bytes bytes synced so far
 * @param tablesDone tables or streams that are done
 * @param tablesFailed tables or streams that failed
 * @since 0.1.0
 */
public record JobProgress(OptionalLong rows, OptionalLong bytes, OptionalLong tablesDone, OptionalLong tablesFailed) {
    private static final JobProgress NONE =
            new JobProgress(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** {@return the progress of a vendor that gives no counters} */
    public static JobProgress none() {
        return NONE;
    }
}
