package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SqlEngine;
import org.connectorsdk.simulators.table.SqlNaming;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * What the simulated vendor knows, seen from behind: a test looks at it and changes it without a request. All methods
 * may be called from any thread while the simulator runs.
 *
 * @since 0.1.0
 */
public final class PlanasonixState {
    /** What readers see in place of a secret. */
    public static final String MASK = "********";

    private static final List<String> SEED_TYPES = List.of("postgres", "mysql", "snowflake");

    final PlanasonixTenant tenant;
    final InstantSource clock;
    final Entries<StoredConnection> connections = new Entries<>("connection", "conn");
    final Entries<StoredCredential> credentials = new Entries<>("credential", "cred");
    final Entries<StoredWebhook> webhooks = new Entries<>("webhook", "wh");
    final Map<String, Integer> pipelines = new HashMap<>();
    final SourceChecks checks = new SourceChecks();
    final JobStore jobs = new JobStore(this::ended);
    final SqlEngine engine = new SqlEngine(SqlNaming.AS_WRITTEN);

    private final IdSource ids;
    private final SignedEvents sender;
    private final Map<String, SampleSource> sources = new HashMap<>();
    private int delivered;

    PlanasonixState(PlanasonixTenant tenant, InstantSource clock, IdSource ids) {
        this.tenant = tenant;
        this.clock = clock;
        this.ids = ids;
        this.sender = new SignedEvents(tenant, clock);
    }

    synchronized void seed(int count) {
        ObjectNode config = Json.object()
                .put("host", "db.seed.test")
                .put("port", 5432)
                .put("database", "seed")
                .put("sslMode", "require");
        for (int i = 0; i < count; i++) {
            String type = SEED_TYPES.get(i % SEED_TYPES.size());
            connections.add(
                    id -> stored(id, "seeded-" + id.substring("conn_".length()), type, config, Optional.empty()));
        }
    }

    private StoredConnection stored(
            String id, String name, String type, ObjectNode config, Optional<String> credentialId) {
        ObjectNode kept = tenant.speaksVendorClient() ? ClientForm.texts(config) : config;
        return new ConnectionRoutes.Draft(name, type, kept, credentialId, Optional.of("source"))
                .stored(id, clock.instant());
    }

    StoredCredential credential(String name, String type, ObjectNode config) {
        Instant now = clock.instant();
        return credentials.add(id -> new StoredCredential(id, name, type, config, now, now, Optional.empty()));
    }

    /** One that a connection may point to. */
    Optional<StoredCredential> activeCredential(String id) {
        return credentials.find(id).filter(credential -> !credential.isDeleted());
    }

    void remove(StoredConnection connection) {
        connections.remove(connection.id());
        sources.remove(connection.id());
        pipelines.remove(connection.id());
    }

    /** What is behind a connection; a sample when nobody said. */
    SampleSource source(StoredConnection connection) {
        SampleSource own = sources.get(connection.id());
        return own != null ? own : SampleSources.of(connection.type());
    }

    SampleSource reachable(StoredConnection connection) {
        SampleSource source = source(connection);
        if (!source.isReachable()) {
            throw Refusal.of(Refusal.Kind.FAILURE, "The source cannot be reached")
                    .status(502)
                    .code("source_unreachable");
        }
        return source;
    }

    String newSigningSecret() {
        return ids.text("whsec_", 32);
    }

    private void ended(String event, ObjectNode data, Instant at) {
        webhooks.all().stream()
                .filter(webhook -> webhook.enabled() && webhook.events().contains(event))
                .forEach(webhook -> deliver(webhook, event, data, at));
    }

    /** Sends an event to a webhook, and tells the delivery's id. */
    String deliver(StoredWebhook webhook, String event, ObjectNode data, Instant at) {
        String id = "whd_%06d".formatted(++delivered);
        StoredWebhook.Delivery delivery = new StoredWebhook.Delivery(id, event);
        webhook.deliveries().add(delivery);
        ObjectNode body = Json.object().put("id", id).put("event", event).put("created_at", PlanasonixRoutes.time(at));
        body.set("data", data);
        sender.send(delivery, webhook.url(), webhook.secret(), body.toString());
        return id;
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
        connections.put(requireNonNull(id, "id"), stored(id, name, type, config.deepCopy(), Optional.empty()));
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
        connections.put(requireNonNull(id, "id"), stored(id, name, type, config.deepCopy(), Optional.of(credentialId)));
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
        return credential(name, type, config.deepCopy()).id();
    }

    /** {@return the ids of the connections that are there, in the order in which they came} */
    public synchronized List<String> connectionIds() {
        return connections.all().stream().map(StoredConnection::id).toList();
    }

    /**
     * {@return a copy of a connection's stored settings, secrets in clear; empty when there is no such connection}
     *
     * @param id the connection
     */
    public synchronized Optional<ObjectNode> storedConfig(String id) {
        return connections.find(id).map(connection -> connection.config().deepCopy());
    }

    /**
     * {@return the id of the credential that a connection uses; empty when there is none, or no such connection}
     *
     * @param id the connection
     */
    public synchronized Optional<String> credentialOf(String id) {
        return connections.find(id).flatMap(StoredConnection::credentialId);
    }

    /**
     * Says what is behind a connection; without that it is a small sample that fits the connection's type.
     *
     * @param id the connection
     * @param source its source
     */
    public synchronized void source(String id, SampleSource source) {
        sources.put(id, requireNonNull(source, "source"));
    }

    /**
     * Says how many active pipelines use a connection; it cannot be deleted until there are none.
     *
     * @param id the connection
     * @param active how many, zero or more
     */
    public synchronized void activePipelines(String id, int active) {
        pipelines.put(id, active);
    }

    /**
     * Lets every test of a connection to a host fail.
     *
     * @param host the host in the settings
     * @param message the vendor's words
     */
    public synchronized void failTests(String host, String message) {
        checks.failures.put(host, message);
    }

    /**
     * Lets tests of a connection to a host succeed only with one password.
     *
     * @param host the host in the settings
     * @param password the password that is right
     */
    public synchronized void expectPassword(String host, String password) {
        checks.passwords.put(host, password);
    }

    /** {@return the ids of the credentials in the order in which they came, soft-deleted ones included} */
    public synchronized List<String> credentialIds() {
        return credentials.all().stream().map(StoredCredential::id).toList();
    }

    /**
     * {@return a copy of a credential's stored settings, secrets in clear; empty when there is no such credential}
     *
     * @param id the credential
     */
    public synchronized Optional<ObjectNode> storedCredential(String id) {
        return credentials.find(id).map(credential -> credential.config().deepCopy());
    }

    /**
     * {@return whether a credential is there and not soft-deleted, so that a connection may use it}
     *
     * @param id the credential
     */
    public synchronized boolean isActiveCredential(String id) {
        return activeCredential(id).isPresent();
    }

    /**
     * Says how the next sync or backfill goes; those after it go as said before that. Several calls queue up.
     *
     * @param script how it goes
     */
    public synchronized void nextJob(JobScript script) {
        jobs.next.addLast(script);
    }

    /**
     * Says how all syncs and backfills go for which {@link #nextJob} says nothing.
     *
     * @param script how they go
     */
    public synchronized void everyJob(JobScript script) {
        jobs.usual = requireNonNull(script, "script");
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
     * {@return the ids of a connection's jobs, newest first, also of those that are parts of a backfill}
     *
     * @param connectionId the connection
     */
    public synchronized List<String> jobIds(String connectionId) {
        return jobs.jobs(clock.instant()).stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .map(StoredJob::id)
                .toList();
    }

    /**
     * Lets a job vanish: from now on nobody knows it.
     *
     * @param id the job
     */
    public synchronized void forgetJob(String id) {
        jobs.forget(id);
    }

    /** Lets all jobs and backfills vanish. */
    public synchronized void forgetJobs() {
        jobs.forgetAll();
    }

    /** Lets a page of the list of jobs have fewer than were asked for, but one or more. */
    synchronized void mostJobsOnPage(int most) {
        jobs.mostOnPage = most;
    }

    /** How many syncs were started since the beginning, whoever asked for them. */
    synchronized int syncsStarted() {
        return jobs.syncsStarted;
    }

    /** Everything that a request can change, equal when and only when it is the same. */
    synchronized Object snapshot() {
        return List.of(
                connections.all(),
                credentials.all(),
                jobs.syncsStarted,
                jobs.backfillsCreated(),
                webhooks.all().size());
    }

    synchronized Optional<StoredConnection> connection(String id) {
        return connections.find(id);
    }
}
