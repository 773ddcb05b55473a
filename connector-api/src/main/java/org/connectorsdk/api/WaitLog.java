package org.connectorsdk.api;

import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;

/**
 * What is worth a line about one wait.
 *
 * @param client whose wait it is
 * @param job what is waited for
 */
record WaitLog(ClientLog client, JobRef job) {

    /** The wait gives up. Whoever stopped it knows that. */
    void ended(ConnectorError error) {
        if (error instanceof ConnectorError.WaitExpired expired
                && !expired.reason().equals(WaitReason.STOPPED_BY_LISTENER)) {
            line(client.warn(LogName.WAIT))
                    .withText("reason", expired.reason().name())
                    .withNumber("waited_ms", expired.context().elapsed().toMillis())
                    .write("gave up waiting for " + job.display() + ": "
                            + expired.context().summary());
        }
    }

    /** The job has a status that the library does not know. */
    void unknown(JobStatus status) {
        line(client.warn(LogName.WAIT))
                .withText("status", status.toString())
                .write("unknown job status '" + status + "' of " + job.display() + "; still waiting");
    }

    /** The listener of the wait threw. */
    void listenerThrew(RuntimeException thrown) {
        line(client.warn(LogName.CALLBACK))
                .withType(thrown)
                .write("the listener of a wait failed with " + thrown.getClass().getName() + "; the wait continues");
    }

    private ClientLog.Line line(ClientLog.Line begun) {
        return begun.withText("job", job.display());
    }
}
