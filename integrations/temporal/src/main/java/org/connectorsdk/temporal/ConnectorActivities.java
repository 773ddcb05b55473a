package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.job.SyncRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does at the vendors. {@link SyncWorkflow} and {@link FleetWorkflow} call these activities, and so may
 * workflows of the platform's own, with the options of {@link ConnectorActivityOptions}.
 *
 * <p>Failures are those of {@link ConnectorFailures}. Orders and answers hold no setting and no secret.
 *
 * @since 0.1.0
 */
@ActivityInterface(namePrefix = "Connector")
public interface ConnectorActivities {

    /**
     * Looks at what is there before a start. Read.
     *
     * @param order what will be started
     * @return what {@link #recover} needs when the answer of the start is lost
     */
    Prepared prepare(StartOrder order);

    /**
     * Starts a sync. Sent once. Never to be retried by the engine. Not sent when the engine has given it up.
     *
     * @param order what to start
     * @return the job
     */
    JobReport start(StartOrder order);

    /**
     * Finds what a start began whose answer was lost. Read. To be asked when that start can no longer be under way.
     *
     * @param order what was prepared
     * @return the job, or that there is none, or that it cannot be told
     */
    Recovered recover(RecoverOrder order);

    /**
     * Waits for the end of a job. Holds no thread between polls, and a heartbeat goes before each poll. May be retried by
     * the engine: the wait goes on where it was.
     *
     * @param order which job, and how patiently
     * @return the job as it ended
     */
    JobReport await(WaitOrder order);

    /**
     * Looks at a job once. Read.
     *
     * @param order which job
     * @return the job as it is now
     */
    JobReport look(JobOrder order);

    /**
     * Asks the vendor to cancel a job. Cancelling one that has ended changes nothing, so it may be retried.
     *
     * @param order which job
     * @return the job after the request; it may run for a while
     */
    JobReport cancel(JobOrder order);

    /**
     * Removes synced data. Never to be retried by the engine.
     *
     * @param order what to remove
     * @return the handle of the job that does it, for {@link #await}; empty when it is done
     */
    String purge(PurgeOrder order);

    /**
     * Tests a connection.
     *
     * @param order which
     * @return the report; a source that cannot be reached is a report that is not ok
     */
    Tested test(ConnectionOrder order);

    /**
     * Reads the catalog of a connection into the worker's {@link CatalogPlaces}; a catalog is too large for a history.
     *
     * @param order which connection, and where to
     * @return what was read
     */
    Introspected introspect(IntrospectOrder order);

    /**
     * Reads one page of an account's connections. Read.
     *
     * @param order which page
     * @return the ids
     */
    ConnectionIds list(ListOrder order);

    /**
     * Tells which syncs have ended, and how. Used by a fleet that has heard nothing of them for long.
     *
     * @param workflows ids of their workflows
     * @return those that have ended, or are not known
     */
    List<EndedSync> ended(List<String> workflows);

    /**
     * Orders a start.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @param request what to sync
     * @param limit how long the call may take
     * @param key the idempotency key, where the vendor takes one; empty for none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StartOrder(String account, String connection, SyncRequest request, Duration limit, String key) {}

    /**
     * What there was before a start.
     *
     * @param baseline the text of {@code SyncBaseline.toJson()}
     * @param keyed whether the vendor takes an idempotency key for the start
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Prepared(String baseline, boolean keyed) {}

    /**
     * Orders a look for what a lost start began.
     *
     * @param account the name of the account
     * @param baseline what {@link #prepare} answered
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record RecoverOrder(String account, String baseline) {}

    /**
     * What a lost start began.
     *
     * @param job the job; null when none was found
     * @param nothingStarted whether the vendor shows that none was started
     * @param message why it cannot be told, one line; empty where it can
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Recovered(@Nullable JobReport job, boolean nothingStarted, String message) {}

    /**
     * Orders a wait.
     *
     * @param account the name of the account
     * @param handle the job's handle
     * @param until when patience ends
     * @param firstPause the shortest pause between two polls
     * @param longestPause the longest; zero for what the provider declares
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record WaitOrder(String account, String handle, Instant until, Duration firstPause, Duration longestPause) {}

    /**
     * Names a job.
     *
     * @param account the name of the account
     * @param handle the job's handle
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record JobOrder(String account, String handle) {}

    /**
     * Orders a purge.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @param request what to remove
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PurgeOrder(String account, String connection, PurgeRequest request) {}

    /**
     * Names a connection.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConnectionOrder(String account, String connection) {}

    /**
     * How a test went.
     *
     * @param ok whether everything works
     * @param message one line
     * @param reason the vendor's code of the reason; empty where there is none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tested(boolean ok, String message, String reason) {}

    /**
     * Orders an introspection.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @param place where the tables go, as {@link CatalogPlaces} understands it
     * @param fresh whether the vendor shall read the source again
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record IntrospectOrder(String account, String connection, String place, boolean fresh) {}

    /**
     * What an introspection read.
     *
     * @param tables how many tables
     * @param columns how many columns
     * @param problems how many parts could not be read
     * @param complete whether every part was read
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Introspected(long tables, long columns, int problems, boolean complete) {}

    /**
     * Orders a page of connections.
     *
     * @param account the name of the account
     * @param filters filters that the provider offers
     * @param token where to go on; empty for the first page
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ListOrder(String account, Map<String, String> filters, String token) {}

    /**
     * A page of connections.
     *
     * @param connections their ids
     * @param next where to go on; empty at the end
     * @param warnings what could not be understood, each one line
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ConnectionIds(List<String> connections, String next, List<String> warnings) {}

    /**
     * A sync that has ended.
     *
     * @param workflow the id of its workflow
     * @param outcome how; {@code UNKNOWN} where its workflow does not tell
     * @param job the job as it was last seen; null where none is known
     * @param message why, one line; empty where it went well
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EndedSync(
            String workflow,
            SyncEnd.Outcome outcome,
            @Nullable JobReport job,
            String message) {}
}
