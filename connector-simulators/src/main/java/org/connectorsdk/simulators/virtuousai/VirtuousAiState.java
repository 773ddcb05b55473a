package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.TokenService;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SqlEngine;
import org.connectorsdk.simulators.table.SqlNaming;
import org.connectorsdk.testkit.simulator.IdSource;
import org.connectorsdk.testkit.simulator.Refusal;

/** What one organisation has stored with the vendor; also the monitor that guards all of it. */
final class VirtuousAiState {
    final InstantSource clock;
    final TokenService<AccessControl.Grant> tokens;
    final AccessControl access;
    final SourceFiles files;
    final SqlEngine engine = new SqlEngine(SqlNaming.AS_WRITTEN);
    final Map<String, SampleSource.Result> preparedResults = new HashMap<>();
    final Map<UUID, VerificationFailure> arrangedFailures = new HashMap<>();
    SampleSource source = SampleSource.builder().build();

    private final Map<UUID, StoredConnection> connections = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new HashMap<>();
    private final Set<String> slugs = new HashSet<>();
    private List<SampleTable> tables = List.of();
    private long changes;

    VirtuousAiState(InstantSource clock, IdSource ids) {
        this.clock = clock;
        this.tokens = new TokenService<>(clock, ids);
        this.access = new AccessControl(tokens);
        this.files = new SourceFiles(clock.instant());
        useTables(SampleTables.usual());
    }

    void addUser(String id, String firstName, String lastName) {
        ObjectNode user =
                Json.object().put("id", id).put("firstName", firstName).put("lastName", lastName);
        users.put(id, user.putNull("profilePictureUrl"));
    }

    Optional<ObjectNode> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    void useTables(List<SampleTable> newTables) {
        tables = List.copyOf(newTables);
        SampleSource.Builder builder = SampleSource.builder();
        tables.forEach(builder::table);
        source = builder.build();
    }

    List<SampleTable> tables(boolean withSystem) {
        return tables.stream()
                .filter(table -> withSystem || !table.kind().equals(SampleTables.SYSTEM))
                .toList();
    }

    void add(StoredConnection connection) {
        connections.put(connection.id, connection);
        slugs.add(connection.slug);
        changed();
    }

    void remove(StoredConnection connection) {
        connections.remove(connection.id);
        slugs.remove(connection.slug);
        arrangedFailures.remove(connection.id);
        changed();
    }

    void changeSlug(StoredConnection connection, String slug) {
        slugs.remove(connection.slug);
        slugs.add(slug);
        connection.slug = slug;
    }

    Collection<StoredConnection> all() {
        return connections.values();
    }

    StoredConnection get(String id) {
        StoredConnection found = connections.get(UUID.fromString(id));
        if (found == null) {
            throw new IllegalArgumentException("id: no connection " + id);
        }
        return found;
    }

    /** The connection of an id or slug, as far as the caller may see it. */
    StoredConnection require(UUID id, String user) {
        return seen(Stream.ofNullable(connections.get(id)), user);
    }

    StoredConnection require(String slug, String user) {
        return seen(all().stream().filter(connection -> connection.slug.equals(slug)), user);
    }

    private static StoredConnection seen(Stream<StoredConnection> found, String user) {
        return found.filter(connection -> connection.isVisibleTo(user))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "Connection not found"));
    }

    boolean hasSlug(String slug) {
        return slugs.contains(slug);
    }

    /** A free slug made from a name. */
    String freeSlug(String name) {
        String base =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = base.isEmpty() ? "connection" : base;
        String slug = stem;
        for (int number = 2; hasSlug(slug); number++) {
            slug = stem + "-" + number;
        }
        return slug;
    }

    /** To be called after each change that a list can show. */
    void changed() {
        changes++;
    }

    long changes() {
        return changes;
    }
}
