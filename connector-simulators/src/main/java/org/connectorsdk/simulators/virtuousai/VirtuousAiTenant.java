package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/** What one organisation has stored with the vendor; also the monitor that guards all of it. */
final class VirtuousAiTenant {

    private final Map<UUID, StoredConnection> connections = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<UUID, VerificationFailure> arrangedFailures = new LinkedHashMap<>();
    private final Set<String> slugs = new HashSet<>();
    private long changes;

    void addUser(String id, String firstName, String lastName) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("id", id).put("firstName", firstName).put("lastName", lastName).putNull("profilePictureUrl");
        users.put(id, user);
    }

    Optional<ObjectNode> user(String id) {
        return Optional.ofNullable(users.get(id));
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

    StoredConnection get(UUID id) {
        StoredConnection found = connections.get(id);
        if (found == null) {
            throw new IllegalArgumentException("id: no connection " + id);
        }
        return found;
    }

    /** The connection that a path names, as far as the caller may see it. */
    StoredConnection require(VendorRequest request, String user) {
        UUID id = PathId.read(request, "connection_id");
        return Optional.ofNullable(connections.get(id))
                .filter(connection -> connection.isVisibleTo(user))
                .orElseThrow(VirtuousAiTenant::notFound);
    }

    StoredConnection requireBySlug(String slug, String user) {
        return all().stream()
                .filter(connection -> connection.slug.equals(slug) && connection.isVisibleTo(user))
                .findFirst()
                .orElseThrow(VirtuousAiTenant::notFound);
    }

    private static Refusal notFound() {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "Connection not found");
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

    List<StoredConnection> siblings(StoredConnection connection) {
        List<StoredConnection> siblings = new ArrayList<>();
        for (StoredConnection other : all()) {
            if (other != connection && other.provider.equals(connection.provider)) {
                siblings.add(other);
            }
        }
        return siblings;
    }

    void arrange(UUID id, VerificationFailure failure) {
        arrangedFailures.put(get(id).id, failure);
    }

    void arrangeSuccess(UUID id) {
        arrangedFailures.remove(id);
    }

    Optional<VerificationFailure> arranged(StoredConnection connection) {
        return Optional.ofNullable(arrangedFailures.get(connection.id));
    }

    /** To be called after each change that a list can show. */
    void changed() {
        changes++;
    }

    long changes() {
        return changes;
    }
}
