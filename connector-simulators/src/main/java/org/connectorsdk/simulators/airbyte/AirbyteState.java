package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.Actor;
import org.connectorsdk.simulators.airbyte.model.ActorKind;
import org.connectorsdk.simulators.airbyte.model.CatalogRules;
import org.connectorsdk.simulators.airbyte.model.CheckOutcome;
import org.connectorsdk.simulators.airbyte.model.Definition;
import org.connectorsdk.simulators.airbyte.model.Definitions;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.simulators.airbyte.model.TokenBehaviour;

/**
 * What an Airbyte server holds, and the back door to it: what a test does here costs no request and leaves no trace in
 * the journal. All methods may be called from any thread while the simulator runs.
 *
 * @since 0.1.0
 */
public final class AirbyteState {
    private final Store store;

    AirbyteState(Store store) {
        this.store = store;
    }

    /** {@return the workspace that is there from the beginning} */
    public String workspaceId() {
        return store.read(() -> store.home().id());
    }

    /** {@return the id of the organisation that all workspaces are in} */
    public String organizationId() {
        return store.read(() -> store.organization());
    }

    /**
     * Adds a workspace.
     *
     * @param name its name
     * @return its id
     */
    public String addWorkspace(String name) {
        return store.read(() -> store.addWorkspace(name).id());
    }

    /**
     * Adds a Postgres source to the first workspace, with a password that works and the
     * {@linkplain SourceCatalog#sample() sample catalog}.
     *
     * @param name its name
     * @return its id
     */
    public String addSource(String name) {
        return store.read(
                () -> store.addActor(Definitions.POSTGRES_SOURCE, store.home().id(), name, Definitions.shop()).id);
    }

    /**
     * Adds an S3 destination to the first workspace; in the dialect {@code client} one of MySQL.
     *
     * @param name its name
     * @return its id
     */
    public String addDestination(String name) {
        synchronized (store) {
            boolean typed = store.configurationsNameTheirType;
            Definition definition = typed ? Definitions.MYSQL_DESTINATION : Definitions.S3_DESTINATION;
            ObjectNode configuration = typed ? Definitions.shop() : Definitions.lake();
            return store.addActor(definition, store.home().id(), name, configuration).id;
        }
    }

    /**
     * Adds a source of any type.
     *
     * @param connector the connector's name: {@code Postgres}, {@code Sample Data} or {@code Tide Tables}, which is not
     *     one of the vendor's own
     * @param workspace the id of a workspace
     * @param name its name
     * @param configuration stored as it is, unchecked
     * @return its id
     */
    public String addSource(String connector, String workspace, String name, ObjectNode configuration) {
        return store.read(() ->
                store.addActor(Definitions.named(ActorKind.SOURCE, connector), workspace, name, configuration).id);
    }

    /**
     * Adds a destination of any type.
     *
     * @param connector the connector's name: {@code S3} or {@code Local JSON}
     * @param workspace the id of a workspace
     * @param name its name
     * @param configuration stored as it is, unchecked
     * @return its id
     */
    public String addDestination(String connector, String workspace, String name, ObjectNode configuration) {
        return store.read(() ->
                store.addActor(Definitions.named(ActorKind.DESTINATION, connector), workspace, name, configuration).id);
    }

    /**
     * Adds an active connection without a schedule over the first two streams of its source, with a hundred rows of
     * each at its destination.
     *
     * @param name its name
     * @param sourceId an existing source
     * @param destinationId an existing destination
     * @return its id
     */
    public String addConnection(String name, String sourceId, String destinationId) {
        return store.read(() -> stored(document(name, sourceId, destinationId)));
    }

    ObjectNode document(String name, String sourceId, String destinationId) {
        ObjectNode document = Json.object().put("name", name).put("sourceId", sourceId);
        document.put("destinationId", destinationId).put("status", "active").put("scheduleType", "manual");
        document.put("namespaceDefinition", "source").put("prefix", "").putArray("operationIds");
        document.put("breakingChange", false).put("notifySchemaChanges", true);
        document.put("nonBreakingChangesPreference", "ignore").put("geography", "auto");
        document.set("syncCatalog", firstStreams(actor(sourceId)));
        if (store.version().isCurrent()) {
            document.putArray("tags");
        }
        return document;
    }

    private ObjectNode firstStreams(Actor source) {
        ObjectNode catalog = Json.object();
        for (int i = 0; i < Math.min(2, source.catalog.size()); i++) {
            catalog.withArray("streams").add(source.catalog.proposal(i));
        }
        return new CatalogRules(store.version()).stored(catalog);
    }

    /**
     * Adds a connection as it is given, members that nobody knows included.
     *
     * @param document the members that the configuration API shows, without the id
     * @return its id
     */
    public String addConnection(ObjectNode document) {
        return store.read(() -> stored(document.deepCopy()));
    }

    String stored(ObjectNode document) {
        Actor source = actor(document.path("sourceId").asText());
        Link link = store.addLink(document, source.workspaceId);
        link.streams().forEach(stream -> link.rows.put(Link.key(stream), 100L));
        return link.id;
    }

    /** {@return the connections, deleted ones included: their ids, oldest first} */
    List<String> connectionIds() {
        return store.read(() -> List.copyOf(store.links().keySet()));
    }

    /**
     * What is stored of a connection.
     *
     * @param id an existing connection
     * @return a copy of all members as the configuration API names them
     */
    public ObjectNode connection(String id) {
        return store.read(() -> link(id).document.deepCopy());
    }

    /**
     * Puts a member into a stored connection.
     *
     * @param id an existing connection
     * @param member its name, known to the vendor or not
     * @param value its value
     */
    public void setOnConnection(String id, String member, JsonNode value) {
        store.change(() -> link(id).set(member, value.deepCopy()));
    }

    /**
     * How many rows of a stream lie at the destination of a connection.
     *
     * @param id an existing connection
     * @param namespace the stream's namespace, empty for none
     * @param name the stream's name
     * @return zero when none was ever moved
     */
    public long rows(String id, String namespace, String name) {
        synchronized (store) {
            store.jobs();
            return link(id).rows.getOrDefault(Link.key(Map.entry(namespace, name)), 0L);
        }
    }

    /** What one of the APIs shows of a connection. */
    ObjectNode shown(String id, boolean inPublic) {
        synchronized (store) {
            Link link = link(id);
            return inPublic ? PublicConnections.json(link) : link.configJson(store.version());
        }
    }

    /** Namespace and name of the streams of a connection. */
    List<Map.Entry<String, String>> streams(String id) {
        return store.read(() -> link(id).streams());
    }

    /**
     * The stored configuration of a source or destination.
     *
     * @param actorId its id
     * @return a copy, secrets in the clear
     */
    public ObjectNode configuration(String actorId) {
        return store.read(() -> actor(actorId).configuration.deepCopy());
    }

    /**
     * How the check of a source or destination ends from now on.
     *
     * @param actorId its id
     * @param outcome the outcome
     */
    public void check(String actorId, CheckOutcome outcome) {
        store.change(() -> actor(actorId).check = outcome);
    }

    /**
     * Lets answers show a member of a source or destination that they would not show otherwise, or another value of it.
     *
     * @param actorId its id
     * @param member its name
     * @param value its value
     */
    public void show(String actorId, String member, JsonNode value) {
        store.change(() -> actor(actorId).shown.set(member, value.deepCopy()));
    }

    /**
     * Lets answers leave a member of a source or destination out.
     *
     * @param actorId its id
     * @param member its name
     */
    public void hide(String actorId, String member) {
        store.change(() -> actor(actorId).hidden.add(member));
    }

    /**
     * What a source offers from now on.
     *
     * @param sourceId its id
     * @param catalog its streams
     */
    public void discovers(String sourceId, SourceCatalog catalog) {
        synchronized (store) {
            Actor source = actor(sourceId);
            source.catalog = catalog;
            source.catalogId = store.newId();
            source.discovered = false;
            source.discoveryFailure = null;
        }
    }

    /**
     * Lets the discovery of a source fail from now on: an answer with status 200 and no catalog.
     *
     * @param sourceId its id
     * @param logLine what the log of the discovery ends with
     */
    public void failDiscovery(String sourceId, String logLine) {
        store.change(() -> actor(sourceId).discoveryFailure = logLine);
    }

    /**
     * Lets the server say that a sync of a connection is running although it lists none.
     *
     * @param connectionId an existing connection
     * @param haunted whether it says so
     */
    public void claimRunning(String connectionId, boolean haunted) {
        store.change(() -> link(connectionId).haunted = haunted);
    }

    /** Which host the links of the public API's pages name. */
    void linkHost(String origin) {
        store.change(() -> store.linkHost = origin);
    }

    /** Whether the server says that it is well. */
    void healthy(boolean newHealthy) {
        store.change(() -> store.healthy = newHealthy);
    }

    /**
     * How tokens are handed out.
     *
     * @param behaviour the behaviour from now on
     */
    public void tokens(TokenBehaviour behaviour) {
        store.change(() -> store.tokens().behaviour = behaviour);
    }

    /** {@return how many tokens were asked for and given, also those that were handed out a second time} */
    int tokensHandedOut() {
        return store.read(() -> store.tokens().handedOut);
    }

    /** Lets all tokens that were handed out so far be refused from now on. */
    public void revokeTokens() {
        store.change(() -> store.tokens().revoke());
    }

    /** Lets the next page of the public API that is not the first be empty and have a next one. */
    void oneEmptyPage() {
        store.change(() -> store.emptyPage = true);
    }

    /** Lets the public API answer the first page again and again, whatever is asked for. */
    void samePageForever() {
        store.change(() -> store.stuckPages = true);
    }

    private Link link(String id) {
        Link link = store.links().get(id);
        if (link == null) {
            throw new IllegalArgumentException("id: there is no connection " + id);
        }
        return link;
    }

    private Actor actor(String id) {
        Map<String, Actor> sources = store.actors(ActorKind.SOURCE);
        Actor actor = sources.containsKey(id)
                ? sources.get(id)
                : store.actors(ActorKind.DESTINATION).get(id);
        if (actor == null) {
            throw new IllegalArgumentException("actorId: there is no source or destination " + id);
        }
        return actor;
    }
}
