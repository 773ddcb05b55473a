package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.IdSource;

/**
 * What the simulated vendor knows, seen from behind: a test looks at it and changes it without a request. All methods may
 * be called from any thread while the simulator runs.
 *
 * @since 0.1.0
 */
public final class PlanasonixState {

    /** What readers see in place of a secret. */
    public static final String MASK = "********";

    private static final List<String> SEED_TYPES = List.of("postgres", "mysql", "snowflake");

    private final PlanasonixTenant tenant;
    private final InstantSource clock;
    private final ConnectionStore connections = new ConnectionStore();
    private final CredentialStore credentials = new CredentialStore();
    private final SourceChecks checks = new SourceChecks();
    private final WebhookStore webhooks;
    private final JobStore jobs;

    PlanasonixState(PlanasonixTenant tenant, InstantSource clock, IdSource ids) {
        this.tenant = tenant;
        this.clock = clock;
        this.webhooks = new WebhookStore(new WebhookSender(tenant, clock), ids);
        this.jobs = new JobStore(webhooks);
    }

    ConnectionStore connections() {
        return connections;
    }

    CredentialStore credentials() {
        return credentials;
    }

    SourceChecks checks() {
        return checks;
    }

    WebhookStore webhooks() {
        return webhooks;
    }

    JobStore jobs() {
        return jobs;
    }

    synchronized void seed(int count) {
        ObjectNode config = Bodies.object()
                .put("host", "db.seed.test")
                .put("port", 5432)
                .put("database", "seed")
                .put("sslMode", "require");
        for (int i = 0; i < count; i++) {
            String id = connections.nextId();
            String type = SEED_TYPES.get(i % SEED_TYPES.size());
            put(id, "seeded-" + id.substring("conn_".length()), type, config, Optional.empty());
        }
    }

    private void put(String id, String name, String type, ObjectNode config, Optional<String> credentialId) {
        ObjectNode stored = tenant.speaksVendorClient() ? ClientForm.texts(config) : config;
        connections.put(new StoredConnection(
                id, name, type, credentialId, stored, Optional.of("source"), clock.instant(), clock.instant()));
    }

    /**
     * Puts a connection in place, whatever a request could have said.
     *
     * @param id any text that is not empty
     * @param name its name
     * @param type its connector type
     * @param config its settings, secrets in clear; copied, as texts in the dialect of the vendor's clients
     */
    public synchronized void addConnection(String id, String name, String type, ObjectNode config) {
        put(requireNonNull(id, "id"), name, type, config.deepCopy(), Optional.empty());
    }

    /**
     * Puts a connection in place that uses a credential.
     *
     * @param id any text that is not empty
     * @param name its name
     * @param type its connector type
     * @param config its settings; copied
     * @param credentialId the credential
     */
    public synchronized void addConnection(
            String id, String name, String type, ObjectNode config, String credentialId) {
        put(requireNonNull(id, "id"), name, type, config.deepCopy(), Optional.of(credentialId));
    }

    /**
     * Puts a credential in place.
     *
     * @param name its name
     * @param type its type, such as {@code database}
     * @param config its settings, secrets in clear; copied
     * @return its id
     */
    public synchronized String addCredential(String name, String type, ObjectNode config) {
        String id = credentials.nextId();
        credentials.put(new StoredCredential(
                id, name, type, config.deepCopy(), clock.instant(), clock.instant(), Optional.empty()));
        return id;
    }

    /**
     * The connections that are there.
     *
     * @return their ids in the order in which they came
     */
    public synchronized List<String> connectionIds() {
        return connections.all().stream().map(StoredConnection::id).toList();
    }

    /**
     * The settings of a connection as they are stored.
     *
     * @param id the connection
     * @return a copy, secrets in clear; empty when there is no such connection
     */
    public synchronized Optional<ObjectNode> storedConfig(String id) {
        return connections.find(id).map(connection -> connection.config().deepCopy());
    }

    /**
     * The credential that a connection uses.
     *
     * @param id the connection
     * @return the credential's id; empty when there is none, or no such connection
     */
    public synchronized Optional<String> credentialOf(String id) {
        return connections.find(id).flatMap(StoredConnection::credentialId);
    }

    /**
     * Says what lies behind a connection; without that it is a small sample that fits the connection's type.
     *
     * @param id the connection
     * @param source its source
     */
    public synchronized void source(String id, PlanasonixSource source) {
        connections.source(id, requireNonNull(source, "source"));
    }

    /**
     * Says how many active pipelines use a connection; it cannot be deleted until there are none.
     *
     * @param id the connection
     * @param active how many, zero or more
     */
    public synchronized void activePipelines(String id, int active) {
        connections.pipelines(id, active);
    }

    /**
     * Lets every test of a connection to a host fail.
     *
     * @param host the host in the settings
     * @param message the vendor's words
     */
    public synchronized void failTests(String host, String message) {
        checks.fail(host, message);
    }

    /**
     * Lets tests of a connection to a host succeed only with one password.
     *
     * @param host the host in the settings
     * @param password the password that is right
     */
    public synchronized void expectPassword(String host, String password) {
        checks.expectPassword(host, password);
    }

    /**
     * The credentials that are there, soft-deleted ones included.
     *
     * @return their ids in the order in which they came
     */
    public synchronized List<String> credentialIds() {
        return credentials.all().stream().map(StoredCredential::id).toList();
    }

    /**
     * The settings of a credential as they are stored.
     *
     * @param id the credential
     * @return a copy, secrets in clear; empty when there is no such credential
     */
    public synchronized Optional<ObjectNode> storedCredential(String id) {
        return credentials.find(id).map(credential -> credential.config().deepCopy());
    }

    /**
     * Whether a credential is there and not soft-deleted.
     *
     * @param id the credential
     * @return true when a connection may use it
     */
    public synchronized boolean isActiveCredential(String id) {
        return credentials.active(id).isPresent();
    }

    /**
     * Says how the next sync or backfill goes; those after it go as said before that. Several calls queue up.
     *
     * @param script how it goes
     */
    public synchronized void nextJob(JobScript script) {
        jobs.next(requireNonNull(script, "script"));
    }

    /**
     * Says how all syncs and backfills go for which {@link #nextJob} says nothing.
     *
     * @param script how they go
     */
    public synchronized void everyJob(JobScript script) {
        jobs.usual(requireNonNull(script, "script"));
    }

    /**
     * Starts a sync as if someone else had asked for it.
     *
     * @param connectionId the connection
     * @return the job's id
     */
    public synchronized String startSync(String connectionId) {
        return jobs.start(connectionId, Optional.empty(), List.of(), clock.instant())
                .id();
    }

    /**
     * The jobs of a connection, also those that are parts of a backfill.
     *
     * @param connectionId the connection
     * @return their ids, newest first
     */
    public synchronized List<String> jobIds(String connectionId) {
        return jobs.jobs(clock.instant()).stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .map(StoredJob::id)
                .toList();
    }

    /**
     * The state of a job, without that being a look that carries it further.
     *
     * @param id the job
     * @return its status on the wire; empty when there is no such job
     */
    public synchronized Optional<String> jobStatus(String id) {
        return jobs.jobs(clock.instant()).stream()
                .filter(job -> job.id().equals(id))
                .map(job -> job.walk().status())
                .findFirst();
    }

    /**
     * Lets a job vanish: from now on nobody knows it.
     *
     * @param id the job
     */
    public synchronized void forgetJob(String id) {
        jobs.forget(id);
    }

    /**
     * Lets a page of the list of jobs have fewer than were asked for.
     *
     * @param most the most jobs on a page, 1 or more
     */
    public synchronized void mostJobsOnPage(int most) {
        jobs.mostOnPage(most);
    }

    /** Lets all jobs and backfills vanish. */
    public synchronized void forgetJobs() {
        jobs.forgetAll();
    }

    /**
     * How many syncs were started since the beginning, whoever asked for them.
     *
     * @return zero or more
     */
    public synchronized int syncsStarted() {
        return jobs.syncsStarted();
    }

    /** Everything that a request can change, equal when and only when it is the same. */
    synchronized Object snapshot() {
        return List.of(
                connections.all(),
                credentials.all(),
                jobs.syncsStarted(),
                jobs.backfillsCreated(),
                webhooks.all().size());
    }

    synchronized Optional<StoredConnection> connection(String id) {
        return connections.find(id);
    }
}
