package org.connectorsdk.simulators.hotdata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SqlEngine;
import org.connectorsdk.simulators.table.SqlNaming;
import org.connectorsdk.testkit.simulator.Upload;

/**
 * One workspace of the simulated service, open to tests: what is in it can be looked at and changed at any time,
 * without going through HTTP.
 *
 * @since 0.1.0
 */
public final class HotdataWorkspace {
    /** One for all: a configuration is never changed once it is stored. */
    private static final ObjectNode SEEDED_CONFIG = Json.object().put("host", "db.example.test");

    private final HotdataState state;
    private final String id;
    private final String name;
    private final Map<String, ConnectionEntry> connections = new LinkedHashMap<>();
    private final NavigableMap<String, ConnectionEntry> byName = new TreeMap<>();
    public final Map<String, SecretEntry> secretsByName = new TreeMap<>();
    public final Map<String, UploadEntry> uploadsById = new LinkedHashMap<>();
    public final Map<String, UploadSession> sessions = new LinkedHashMap<>();
    public final Map<String, JobEntry> jobsById = new LinkedHashMap<>();
    public final Map<String, DatabaseEntry> databasesById = new LinkedHashMap<>();
    public final Map<String, QueryRun> queryRuns = new LinkedHashMap<>();
    private final SqlEngine sqlEngine = new SqlEngine(SqlNaming.LOWER_CASE);

    HotdataWorkspace(HotdataState state, String id, String name) {
        this.state = state;
        this.id = id;
        this.name = name;
    }

    /** {@return its public id, which clients name in the header {@code X-Workspace-Id}} */
    public String id() {
        return id;
    }

    /** {@return its name, for people} */
    public String name() {
        return name;
    }

    /** {@return the connections that are not hidden, in order of creation, a copy of the list} */
    public List<ConnectionEntry> connections() {
        return state.read(() -> connections.values().stream()
                .filter(connection -> !connection.isHidden())
                .toList());
    }

    /** A connection by its exact name; empty when there is none. */
    public Optional<ConnectionEntry> connection(String connectionName) {
        return state.read(() -> Optional.ofNullable(byName.get(connectionName)));
    }

    /**
     * Puts connections with a reachable source into the workspace, as if each had been created with discovery;
     * they are named {@code seeded-1} and so on and are of different types.
     */
    public void seedConnections(int count) {
        synchronized (state) {
            int first = connections.size() + 1;
            for (int i = first; i < first + count; i++) {
                List<String> types = SourceTypes.seedable();
                seedConnection("seeded-" + i, types.get(i % types.size()));
            }
        }
    }

    /** Puts a connection with a reachable source into the workspace, as if it had been created with discovery. */
    public ConnectionEntry seedConnection(String connectionName, String sourceType) {
        synchronized (state) {
            ConnectionEntry connection = addConnection(connectionName, sourceType, SEEDED_CONFIG);
            connection.discoverWhenAsked();
            return connection;
        }
    }

    /**
     * Changes what a table is at a connection's source, empty to drop it; the catalog knows nothing of it until
     * the next refresh.
     */
    public void changeSource(ConnectionEntry connection, TableName where, Optional<SourceTable> table) {
        synchronized (state) {
            connection.catalog();
            if (table.isPresent()) {
                connection.ownSource().put(where, table.get());
            } else {
                connection.ownSource().remove(where);
            }
        }
    }

    /**
     * Lets one table of a source, which is there, fail from now on when its data is read. The source says why in
     * one line.
     */
    public void failTable(ConnectionEntry connection, TableName where, String error) {
        synchronized (state) {
            SourceTable table = connection.source().get(where);
            if (table == null) {
                throw new IllegalArgumentException("where: no table " + where + " at " + connection.name());
            }
            changeSource(connection, where, Optional.of(table.failing(error)));
        }
    }

    /** {@return the secrets, by name, a copy of the list} */
    public List<SecretEntry> secrets() {
        return state.read(() -> List.copyOf(secretsByName.values()));
    }

    /** {@return the uploads, oldest first, a copy of the list} */
    public List<UploadEntry> uploads() {
        return state.read(() -> List.copyOf(uploadsById.values()));
    }

    /** {@return the jobs, oldest first, a copy of the list} */
    public List<JobEntry> jobs() {
        return state.read(() -> List.copyOf(jobsById.values()));
    }

    /** Lets a job vanish from the history. */
    public void forgetJob(String jobId) {
        state.change(() -> jobsById.remove(jobId));
    }

    /** {@return the databases, oldest first, a copy of the list} */
    public List<DatabaseEntry> databases() {
        return state.read(() -> List.copyOf(databasesById.values()));
    }

    /**
     * {@return the result of the query that was started last: its id, which the service tells only when the query has
     * ended; empty when there was no query}
     */
    public Optional<String> lastResultId() {
        return state.read(
                () -> queryRuns.values().stream().map(run -> run.resultId).reduce((first, second) -> second));
    }

    public ConnectionEntry addConnection(String connectionName, String sourceType, ObjectNode config) {
        return add(new ConnectionEntry(state.newId("conn"), connectionName, sourceType, config, false));
    }

    /** A hidden managed connection; the catalog shows its id in place of a name. */
    public ConnectionEntry addDefaultCatalog(ObjectNode config) {
        String connectionId = state.newId("conn");
        return add(new ConnectionEntry(connectionId, connectionId, SourceTypes.MANAGED, config, true));
    }

    private ConnectionEntry add(ConnectionEntry connection) {
        connections.put(connection.id(), connection);
        byName.put(connection.name(), connection);
        return connection;
    }

    public void removeConnection(ConnectionEntry connection) {
        connections.remove(connection.id());
        byName.remove(connection.name());
        connection.secretId().ifPresent(this::removeSecretIfUnused);
    }

    private void removeSecretIfUnused(String secretId) {
        boolean used = connections.values().stream()
                .anyMatch(other -> other.secretId().filter(secretId::equals).isPresent());
        if (!used) {
            secretsByName.values().removeIf(secret -> secret.id().equals(secretId));
        }
    }

    public Optional<ConnectionEntry> connectionById(String connectionId) {
        return Optional.ofNullable(connections.get(connectionId));
    }

    public NavigableMap<String, ConnectionEntry> connectionsByName() {
        return byName;
    }

    public SecretEntry addSecret(String secretName, String value) {
        SecretEntry secret = new SecretEntry(state.newId("secr"), secretName, value, state.now(), state.now());
        secretsByName.put(secretName, secret);
        return secret;
    }

    public Optional<SecretEntry> secret(String secretName) {
        return Optional.ofNullable(secretsByName.get(secretName));
    }

    public Optional<SecretEntry> secretById(String secretId) {
        return secretsByName.values().stream()
                .filter(secret -> secret.id().equals(secretId))
                .findFirst();
    }

    public boolean removeSecret(String secretName) {
        return secretsByName.remove(secretName) != null;
    }

    public UploadEntry addUpload(Upload file, Optional<String> contentType) {
        return add(new UploadEntry(state.newId("upld"), file, contentType, state.now(), "pending"));
    }

    private UploadEntry add(UploadEntry upload) {
        uploadsById.put(upload.id(), upload);
        return upload;
    }

    public UploadEntry finalizeSession(UploadSession session) {
        return add(new UploadEntry(session.id, session.content(), session.contentType, state.now(), "ready"));
    }

    public void removeDatabase(DatabaseEntry database) {
        databasesById.remove(database.id());
        removeConnection(database.defaultConnection());
    }

    public boolean isAttached(String connectionId) {
        return databasesById.values().stream()
                .anyMatch(database -> database.attachments().containsKey(connectionId));
    }

    public Optional<QueryRun> queryRunByResult(String resultId) {
        return queryRuns.values().stream()
                .filter(run -> run.resultId.equals(resultId))
                .findFirst();
    }

    /** Answers statements over the tables of this workspace; starts with the first of them. */
    public SqlEngine sqlEngine() {
        return sqlEngine;
    }

    public HotdataState state() {
        return state;
    }
}
