package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a fleet that belongs to one account.
 *
 * @param name the name by which the worker's {@link AccountResolver} knows it
 * @param ceiling how many of its syncs run at a time; zero for as many as the fleet's window allows
 * @param filters which connections, by filters that the provider offers; empty for all
 * @param connections ids of the connections, at most 20,000; null to list the account; empty for none
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FleetAccount(
        String name,
        int ceiling,
        Map<String, String> filters,
        @Nullable List<String> connections) {
    private static final int MOST_CONNECTIONS = 20_000;

    /**
     * Copies the filters and the ids.
     *
     * @param name the name of the account
     * @param ceiling how many of its syncs run at a time; zero for as many as the fleet's window allows
     * @param filters which connections; null for all
     * @param connections ids of the connections, at most 20,000; null to list the account; empty for none
     */
    public FleetAccount {
        Objects.requireNonNull(name, "name");
        if (ceiling < 0) {
            throw new IllegalArgumentException("ceiling: must not be negative");
        }
        filters = filters == null ? Map.of() : Map.copyOf(filters);
        connections = connections == null ? null : List.copyOf(connections);
        if (connections != null && connections.size() > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: must not be more than " + MOST_CONNECTIONS);
        }
    }

    /**
     * All connections of an account.
     *
     * @param name the name of the account
     * @return the part of a fleet
     */
    public static FleetAccount of(String name) {
        return new FleetAccount(name, 0, Map.of(), null);
    }

    /**
     * Some connections of an account.
     *
     * @param name the name of the account
     * @param connections their ids, at most 20,000
     * @return the part of a fleet
     */
    public static FleetAccount of(String name, List<String> connections) {
        return new FleetAccount(name, 0, Map.of(), connections);
    }

    /**
     * The same with a ceiling.
     *
     * @param most how many of its syncs run at a time; zero for as many as the fleet's window allows
     * @return another part
     */
    public FleetAccount ceiling(int most) {
        return new FleetAccount(name, most, filters, connections);
    }

    /** Those that wait are in the state of the fleet. */
    FleetAccount withoutConnections() {
        return connections == null ? this : new FleetAccount(name, ceiling, filters, List.of());
    }
}
