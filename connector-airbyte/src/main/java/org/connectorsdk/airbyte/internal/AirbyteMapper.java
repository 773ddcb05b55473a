package org.connectorsdk.airbyte.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Airbyte's words in neutral ones, as far as both APIs use the same. The case of a word has changed before, so it does
 * not count.
 */
public final class AirbyteMapper {
    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";
    private static final String DELETED = "deprecated";
    private static final String AS_IT_CAME = "it is given as it came: ";
    private static final String UTC = " UTC";

    private AirbyteMapper() {}

    /** That a connection is switched on says nothing of how its syncs end. */
    private static ConnectionStatus connectionStatus(@Nullable String raw) {
        if (raw == null) {
            return ConnectionStatus.none();
        }
        return ConnectionStatus.of(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    case INACTIVE -> Health.DISABLED;
                    case DELETED -> Health.DELETED;
                    case "locked" -> Health.UNHEALTHY;
                    default -> Health.UNKNOWN;
                });
    }

    static boolean isDeleted(@Nullable String status) {
        return DELETED.equalsIgnoreCase(status);
    }

    /**
     * Reads the status of a job. An attempt that failed while others may follow is still running.
     *
     * @param word Airbyte's word; null where there is none
     * @return the status
     */
    public static JobStatus jobStatus(@Nullable String word) {
        String raw = text(word);
        return new JobStatus(
                raw,
                switch (raw.toLowerCase(Locale.ROOT)) {
                    case "pending", "queued" -> JobState.QUEUED;
                    case "running", "incomplete" -> JobState.RUNNING;
                    case "succeeded" -> JobState.SUCCEEDED;
                    case "failed" -> JobState.FAILED;
                    case "cancelled" -> JobState.CANCELLED;
                    default -> JobState.UNKNOWN;
                });
    }

    /**
     * Begins a connection with what either API tells of it in the same words.
     *
     * @param id its id
     * @param name its name
     * @param status Airbyte's word
     * @param sourceId the id of its source
     * @param destinationId the id of its destination
     * @return the rest is to be added
     */
    public static Connection.Builder connection(
            String id,
            @Nullable String name,
            @Nullable String status,
            @Nullable String sourceId,
            @Nullable String destinationId) {
        return Connection.builder(ConnectionId.of(id), text(name), Airbyte.LINK)
                .kind(ConnectionKind.LINK)
                .status(connectionStatus(status))
                .source(end(sourceId))
                .destination(end(destinationId));
    }

    /**
     * What is left of a connection in a list that does not fit its type.
     *
     * @param raw the connection as it came
     * @param problem what is wrong with it
     * @return empty when it has no id
     */
    public static Optional<Connection> partialConnection(JsonObject raw, String problem) {
        return raw.string("connectionId")
                .filter(id -> !id.isBlank())
                .map(id -> connection(
                                id,
                                raw.string("name").orElse(""),
                                raw.string("status").orElse(null),
                                raw.string("sourceId").orElse(null),
                                raw.string("destinationId").orElse(null))
                        .vendorFields(raw)
                        .warnings(List.of(AS_IT_CAME + problem))
                        .build());
    }

    /**
     * What is left of a job in a list that does not fit its type.
     *
     * @param account whose it is
     * @param raw the job as it came
     * @param idMember the name of its id
     * @param connectionMember the name of the id of its connection
     * @param problem what is wrong with it
     * @param observedAt when it was seen
     * @return empty when it has no id
     */
    public static Optional<Job> partialJob(
            String account,
            JsonObject raw,
            String idMember,
            String connectionMember,
            String problem,
            Instant observedAt) {
        return raw.string(idMember)
                .or(() -> raw.number(idMember).map(JsonNumber::raw))
                .filter(id -> !id.isBlank())
                .map(id -> job(
                                account,
                                id,
                                raw.string(connectionMember).orElse(null),
                                raw.string("status").orElse(""))
                        .observedAt(observedAt)
                        .warnings(List.of(AS_IT_CAME + problem))
                        .vendorFields(raw)
                        .build());
    }

    /**
     * Begins a job with what either API tells of it in the same words.
     *
     * @param account whose it is
     * @param id its id
     * @param connectionId the connection that it names; one that is blank names none
     * @param status Airbyte's word
     * @return the rest is to be added
     */
    public static Job.Builder job(String account, String id, @Nullable String connectionId, @Nullable String status) {
        return job(account, id, connectionId, jobStatus(status));
    }

    /**
     * The same with a status that says more than Airbyte's word.
     *
     * @param account whose it is
     * @param id its id
     * @param connectionId the connection that it names; one that is blank names none
     * @param status its status
     * @return the rest is to be added
     */
    public static Job.Builder job(String account, String id, @Nullable String connectionId, JobStatus status) {
        Optional<ConnectionId> connection = connectionId(connectionId);
        return Job.builder(new JobRef(Airbyte.ID, account, Airbyte.JOB, id, connection), status)
                .connection(connection.orElse(null));
    }

    /**
     * The connection that a job names.
     *
     * @param id its id; one that is blank names none
     * @return the same as a value
     */
    public static Optional<ConnectionId> connectionId(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> !text.isBlank()).map(ConnectionId::of);
    }

    /**
     * The failure of a job that failed without a word.
     *
     * @param jobId its id
     * @return where more is to be found
     */
    public static JobFailure unexplained(String jobId) {
        return JobFailure.of("Airbyte gave no reason; see the log of job " + jobId);
    }

    private static @Nullable EndRef end(@Nullable String id) {
        return id == null || id.isBlank() ? null : EndRef.of(id);
    }

    /**
     * What a member says.
     *
     * @param text its text; null where it is missing
     * @return the text, or none
     */
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * What is there: Airbyte takes null for what is not, in requests and in answers.
     *
     * @param members as they came
     * @return those that are not null
     */
    public static JsonObject withoutNulls(JsonObject members) {
        return members.withoutNulls();
    }

    /**
     * A cron expression as it was written: the public API appends the zone to what it shows, and takes it back.
     *
     * @param expression as it is shown
     * @return the same without the zone
     */
    public static String withoutZone(String expression) {
        return expression.endsWith(UTC) ? expression.substring(0, expression.length() - UTC.length()) : expression;
    }
}
