package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/**
 * Everything that the server holds, and the monitor under which it is read and changed.
 *
 * @since 0.1.0
 */
public final class Store {
    /** Where people keep their connections. */
    public record Workspace(String id, String name) {}

    public static final String ADDED_MEMBER = "memberOfTheFuture";
    /** Members that hold one of a set of words, and a word that nobody knows. */
    private static final Map<String, String> WORDS = Stream.of("""
                    status syncMode destinationSyncMode scheduleType namespaceDefinition
                    nonBreakingChangesPreference nonBreakingSchemaUpdatesBehavior
                    connectionSyncStatus stateType failureOrigin failureType releaseStage
                    supportState""".split("\\s+", -1))
            .collect(Collectors.toMap(member -> member, member -> "word_of_the_future"));
    /** Objects whose members are the user's, not the vendor's. */
    private static final Set<String> CLOSED = Set.of("""
            jsonSchema connectionConfiguration configuration connectionSpecification streamState
            manifest""".split("\\s+", -1));

    private final InstantSource clock;
    private final ServerVersion version;
    private final IdSource ids;
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final Map<String, Actor> sources = new LinkedHashMap<>();
    private final Map<String, Actor> destinations = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Jobs jobs;
    private final ClientCredentials tokens;
    private final Workspace home;

    public final ApiEvolution evolution =
            new ApiEvolution("{\"" + ADDED_MEMBER + "\": {\"big\": 9007199254740993}}", WORDS, CLOSED, false);
    /** Whether the public API answers the first page whatever is asked for. */
    public boolean stuckPages;
    /** Whether its next page that is not the first is empty and has a next one. */
    public boolean emptyPage;

    public boolean healthy = true;
    public boolean unknownJobsFail;
    public final boolean configurationsNameTheirType;
    public String linkHost = "";

    public Store(SimulatorOptions options, ServerVersion version, Duration tokenLifetime) {
        this.clock = options.clock();
        this.version = version;
        this.configurationsNameTheirType =
                options.vendor("dialect").filter("client"::equalsIgnoreCase).isPresent();
        this.ids = new IdSource(options.seed());
        this.jobs = new Jobs(clock);
        this.tokens = new ClientCredentials(clock, ids, tokenLifetime);
        this.home = addWorkspace("Main");
    }

    /** Looks at what the server holds while it rests. */
    public synchronized <T> T read(Supplier<T> work) {
        return work.get();
    }

    /** Changes what the server holds while it rests. */
    public synchronized void change(Runnable work) {
        work.run();
    }

    public Workspace home() {
        return home;
    }

    public Workspace addWorkspace(String name) {
        Workspace workspace = new Workspace(newId(), name);
        workspaces.put(workspace.id(), workspace);
        return workspace;
    }

    /** The organisation that all workspaces are in. */
    public String organization() {
        return home.id();
    }

    public List<Workspace> workspaces() {
        return List.copyOf(workspaces.values());
    }

    public Optional<Workspace> workspace(String id) {
        return Optional.ofNullable(workspaces.get(id));
    }

    /** A workspace for a request that names it. */
    public Workspace namedWorkspace(String id) {
        return workspace(id).orElseThrow(() -> AirbyteErrors.notFound("STANDARD_WORKSPACE", id));
    }

    public Actor addActor(Definition definition, String workspace, String name, ObjectNode configuration) {
        Actor actor = new Actor(definition, newId(), workspace, name, configuration, now());
        actors(definition.kind()).put(actor.id, actor);
        return actor;
    }

    public Map<String, Actor> actors(ActorKind kind) {
        return kind == ActorKind.SOURCE ? sources : destinations;
    }

    /** A source or destination that is there, for a request that names it. */
    public Actor actor(ActorKind kind, String id) {
        Actor actor = actors(kind).get(id);
        if (actor == null || actor.deleted) {
            throw AirbyteErrors.notFound(kind.table(), id);
        }
        return actor;
    }

    /** Deletes a source or destination with all its connections. */
    public void delete(Actor actor) {
        actor.deleted = true;
        links.values().stream()
                .filter(link -> link.text(actor.kind.idField()).equals(actor.id) && !link.isDeleted())
                .forEach(this::delete);
    }

    public Link addLink(ObjectNode document, String workspace) {
        Link link = new Link(newId(), workspace, now(), document);
        links.put(link.id, link);
        return link;
    }

    public Map<String, Link> links() {
        return links;
    }

    /** A connection, deleted or not, for a request that names it. */
    public Link link(String id) {
        Link link = links.get(id);
        if (link == null) {
            throw AirbyteErrors.notFound("STANDARD_SYNC", id);
        }
        return link;
    }

    /** Deletes a connection as the vendor does: it stays there, with another status. */
    public void delete(Link link) {
        jobs().running(link).ifPresent(job -> job.cancel(now()));
        link.status(Link.DELETED);
    }

    /** The jobs, after those that have ended did what they were for. */
    public Jobs jobs() {
        jobs.settle(links);
        return jobs;
    }

    public ClientCredentials tokens() {
        return tokens;
    }

    InstantSource clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public ServerVersion version() {
        return version;
    }

    public String newId() {
        return ids.uuid().toString();
    }
}
