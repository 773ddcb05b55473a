package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;

/**
 * Tells of many jobs at once that they still run: for providers whose vendor lists the jobs of many connections in one
 * answer. Waits ask it, so that their requests do not grow with the connections.
 *
 * <p>It proves nothing but that a job is queued or runs. What is left out, because it has ended, stands on another page
 * or cannot be read, is looked at by {@link ProviderConnections#job}, which alone ends a wait; so a list that is wrong costs
 * requests and never a wrong end.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RunningJobs {

    /**
     * Asks which of these jobs still run. Costs far fewer requests than the jobs that it is asked for, whatever else
     * the vendor lists; where more would be needed, the rest is left out.
     *
     * @param refs handles of this account, each once
     * @param options for this call
     * @return those of them that are queued or run, with the ids that the vendor sent; any other job is passed over. A
     *     vendor that refuses the question is an error: it is not asked again for a while
     */
    Either<ConnectorError, List<Job>> among(List<JobRef> refs, CallOptions options);
}
