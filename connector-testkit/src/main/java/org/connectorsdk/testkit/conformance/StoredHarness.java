package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.SimulatedJobs;
import org.connectorsdk.testkit.simulator.StoredObjects;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * The harness of a simulator whose state is {@link StoredObjects} and {@link SimulatedJobs}: what follows from them is
 * here, what is the vendor's own is left to its harness.
 *
 * @since 0.1.0
 */
public abstract class StoredHarness extends VendorHarness {
    private final StoredObjects connections;
    private final SimulatedJobs jobs;
    private final ApiEvolution evolution;

    /**
     * Makes the harness of one rule.
     *
     * @param simulator the simulator, started; closed with this
     * @param operations names of routes of the simulator by the neutral call behind which they are, the one that
     *     carries the call's effect first
     * @param connections the connections of the vendor
     * @param jobs its jobs
     * @param evolution what a later version of its API might send
     */
    protected StoredHarness(
            VendorSimulator simulator,
            Map<NeutralCall, List<String>> operations,
            StoredObjects connections,
            SimulatedJobs jobs,
            ApiEvolution evolution) {
        super(simulator, operations);
        this.connections = connections;
        this.jobs = jobs;
        this.evolution = evolution;
    }

    /**
     * A connection as the provider must show it, with every attribute that {@code descriptor().attributes()} names.
     * Write it anew: with the provider's own mapper a mistake would agree with itself.
     *
     * @param stored the connection as the vendor keeps it
     * @return the connection
     */
    protected abstract Connection expected(ObjectNode stored);

    @Override
    public List<Connection> seed(int count) {
        int before = connections();
        simulator().seedConnections(count);
        return connections.copies().stream().skip(before).map(this::expected).toList();
    }

    @Override
    public boolean holds(ConnectionId id) {
        return stored(id).isPresent();
    }

    /**
     * A connection as the vendor keeps it.
     *
     * @param id its id
     * @return a copy; empty when there is none
     */
    protected final Optional<ObjectNode> stored(ConnectionId id) {
        Predicate<ObjectNode> isIt = object -> object.path("id").asText().equals(id.value());
        return connections.copies().stream().filter(isIt).findFirst();
    }

    @Override
    public int connections() {
        return connections.copies().size();
    }

    @Override
    public Object snapshot() {
        return List.of(connections.copies(), jobs.started());
    }

    @Override
    public Object snapshotWithout(Set<String> fields) {
        return List.of(
                connections.copies().stream()
                        .map(object -> object.remove(fields))
                        .toList(),
                jobs.started());
    }

    @Override
    public Object snapshotWithoutName(ConnectionId id) {
        return stored(id).orElseThrow().without("name");
    }

    @Override
    public String requiredMember() {
        return "name";
    }

    /** Types are told apart alike everywhere; other filters are the vendor's own. */
    @Override
    public List<String> filterValues(String filter, List<Connection> seeded) {
        return filter.equals(ConnectionQuery.TYPE)
                ? List.of(seeded.get(0).type(), "carrier_pigeon")
                : super.filterValues(filter, seeded);
    }

    @Override
    public boolean matches(Connection connection, String filter, String value) {
        return filter.equals(ConnectionQuery.TYPE)
                ? connection.type().equals(value)
                : super.matches(connection, filter, value);
    }

    @Override
    public void scriptNextJob(List<JobStep> steps) {
        jobs.script(steps.stream()
                .map(step -> new SimulatedJobs.Step(step.state(), step.raw(), step.reason()))
                .toList());
    }

    @Override
    public void forgetJobs() {
        jobs.forget();
    }

    @Override
    public boolean pageJobs(int most) {
        jobs.mostOnPage(most);
        return true;
    }

    @Override
    public int syncsStarted() {
        return jobs.started();
    }

    @Override
    public void speakUnknownWords() {
        evolution.unknownWords(true);
    }

    @Override
    public void sendUnknownMembers() {
        evolution.unknownMembers(true);
    }
}
