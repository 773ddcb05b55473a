package org.connectorsdk.airbyte;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;

/** What is left of a job in a list that does not fit its type. */
final class PartialJobs {
    private PartialJobs() {}

    /**
     * The job.
     *
     * @param account whose it is
     * @param job the job as it came
     * @param idMember the name of its id
     * @param connectionMember the name of the id of its connection
     * @param problem what is wrong with it
     * @param observedAt when it was seen
     * @return empty when it has no id
     */
    static Optional<Job> of(
            String account,
            JsonObject job,
            String idMember,
            String connectionMember,
            String problem,
            Instant observedAt) {
        Optional<ConnectionId> connection =
                job.string(connectionMember).filter(id -> !id.isBlank()).map(ConnectionId::of);
        return job.string(idMember)
                .or(() -> job.number(idMember).map(JsonNumber::raw))
                .filter(id -> !id.isBlank())
                .map(id -> Job.builder(
                                new JobRef(AirbyteProvider.ID, account, ConfigJobMapper.KIND, id, connection),
                                AirbyteStatuses.jobStatus(job.string("status").orElse("")))
                        .connection(connection.orElse(null))
                        .observedAt(observedAt)
                        .warnings(List.of("it is given as it came: " + problem))
                        .vendorFields(job)
                        .build());
    }
}
