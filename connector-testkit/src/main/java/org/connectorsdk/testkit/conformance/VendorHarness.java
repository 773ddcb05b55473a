package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonBoolean;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * A running simulator, seen through neutral words. It is the rules' back door: they seed and inspect the vendor's state
 * through it, never through the provider under test.
 *
 * <p>What a vendor does not have keeps its default here, which says so; a rule that would need it is answered by the
 * proof that the provider refuses. What is behind connections, jobs, and the form of answers have a page each.
 *
 * @since 0.1.0
 */
public abstract class VendorHarness implements VendorData, VendorJobs, VendorAnswers, AutoCloseable {
    private final VendorSimulator simulator;
    private final Map<NeutralCall, List<String>> operations;

    /**
     * Makes the harness of one rule.
     *
     * @param simulator the simulator, started; closed with this
     * @param operations names of routes of the simulator by the neutral call behind which they are, the one that
     *     carries the call's effect first
     */
    protected VendorHarness(VendorSimulator simulator, Map<NeutralCall, List<String>> operations) {
        this.simulator = simulator;
        this.operations = Map.copyOf(operations);
    }

    /** {@return the simulator, for its journal, faults and clock} */
    public final VendorSimulator simulator() {
        return simulator;
    }

    /**
     * The settings with which a provider reaches the simulator.
     *
     * @param address where the rule wants the traffic to go: the simulator itself, or the proxy in front of it
     * @return settings by name, secrets among them
     */
    public Map<String, String> settings(URI address) {
        Map<String, String> settings = new TreeMap<>(simulator.settings());
        settings.put("base-url", address.toString());
        return settings;
    }

    /** {@return the names of those settings that are secret} */
    public Set<String> secretSettings() {
        return simulator.secretSettings();
    }

    /**
     * The same as the provider gets them.
     *
     * @param address where the simulator is reached: its own address, or that of a proxy in front of it
     * @return the settings
     */
    public ConnectorConfig config(URI address) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        settings(address).forEach((name, value) -> {
            if (secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        return config.build();
    }

    /** {@return whether this is a real account, which lives in real time; false by default} */
    public boolean isLive() {
        return false;
    }

    /**
     * The vendor's operations behind a neutral call.
     *
     * @param call the neutral call
     * @return names of routes of the simulator, the one that carries the call's effect first
     */
    public List<String> operations(NeutralCall call) {
        return operations.getOrDefault(call, List.of());
    }

    /**
     * Puts connections into the vendor's state.
     *
     * @param count how many
     * @return them as the provider must show them, in the order in which the vendor lists them, with every attribute
     *     that {@code descriptor().attributes()} names
     */
    public abstract List<Connection> seed(int count);

    /**
     * Looks for a connection.
     *
     * @param id its id
     * @return whether the vendor's state holds a connection of this id that is not deleted
     */
    public abstract boolean holds(ConnectionId id);

    /** {@return how many connections the vendor's state holds that are not deleted} */
    public abstract int connections();

    /**
     * {@return the vendor's state, for rules that say "nothing has changed"; anything that is equal when, and only
     * when, the state is}
     */
    public abstract Object snapshot();

    /**
     * The vendor's state without what a test may change.
     *
     * @param fields names of fields on the wire that the descriptor exempts
     * @return as {@link #snapshot()}
     */
    public Object snapshotWithout(Set<String> fields) {
        if (fields.isEmpty()) {
            return snapshot();
        }
        throw new IllegalStateException("the fields " + fields + " cannot be left out");
    }

    /** {@return names of fields on the wire in which the vendor notes that a connection was looked at} */
    public Set<String> accessStamps() {
        return Set.of();
    }

    /**
     * A change that the vendor's connections can take; rules that update make it.
     *
     * @param connection a connection, as it was read or seeded
     * @return another name, where the vendor has a name to change; otherwise another setting
     */
    public ConnectionChange changeFor(Connection connection) {
        return ConnectionChange.builder().name("another name").build();
    }

    /**
     * One connection as the vendor stores it, without what {@link #changeFor} changes and the time of its last change.
     *
     * @param id which connection
     * @return as {@link #snapshot()}
     */
    public Object snapshotWithoutName(ConnectionId id) {
        throw new IllegalStateException("this vendor has no update");
    }

    /** {@return a connection of which the vendor shows settings that are null; empty where it shows none} */
    public Optional<ConnectionId> seedNulls() {
        return Optional.empty();
    }

    /**
     * {@return settings of a connection that the vendor sets itself, whatever a create asks for; by their top-level
     * names}
     */
    public Set<String> settingsOfTheServer() {
        return Set.of();
    }

    /** {@return an id of the vendor's form that names nothing} */
    public abstract ConnectionId absentId();

    /**
     * What a provider may be asked to create.
     *
     * @param name the name of the connection
     * @return a specification that the vendor accepts; by default the simulator's sample
     */
    public ConnectionSpec spec(String name) {
        return simulator.sampleConnection(name);
    }

    /** {@return a specification of which the vendor refuses one field, where it names refused fields} */
    public Optional<Rejection> rejectedSpec() {
        return Optional.empty();
    }

    /**
     * A specification that the vendor refuses.
     *
     * @param spec the specification
     * @param path the neutral path of the refused field
     */
    public record Rejection(ConnectionSpec spec, String path) {}

    /**
     * Gets a credential of the account that may not do everything. It may be the usual one, of which something is taken
     * away.
     *
     * @return the credential; empty where the vendor is not known to have such
     */
    public Optional<NarrowKey> narrowKey() {
        return Optional.empty();
    }

    /**
     * A credential that the vendor takes and that may not do everything.
     *
     * @param settings those that differ from {@link #settings}
     * @param denied what a check of the account must report as denied
     */
    public record NarrowKey(Map<String, String> settings, Set<Capability> denied) {}

    /**
     * Puts a connection into the vendor's state whose test ends in a certain way.
     *
     * @param reach how the source behaves
     * @return its id; empty where the vendor's test cannot tell this case
     */
    public Optional<ConnectionId> seedReachability(Reach reach) {
        return Optional.empty();
    }

    /** How the source behind a connection behaves when it is tested. */
    public enum Reach {
        /** Answers. */
        GOOD,
        /** Refuses the stored credential. */
        BAD_CREDENTIAL,
        /** Cannot be found. */
        UNREACHABLE,
        /** Has a certificate that is not trusted. */
        TLS,
        /** Does not answer in time. */
        TIMEOUT
    }

    /**
     * Puts a connection into the vendor's state whose test has steps, each of which ends in a certain way.
     *
     * @param states how the steps end, in their order
     * @return its id; empty where the vendor's tests have no steps
     */
    public Optional<ConnectionId> seedSteps(List<TestReport.State> states) {
        return Optional.empty();
    }

    /**
     * A table with known rows.
     *
     * @param connection the connection
     * @param table the table
     * @param statement a statement that reads the whole table
     * @param columns names of the columns, in order
     * @param rows the rows as the provider must show them
     */
    public record SeededRows(
            ConnectionId connection,
            TableRef table,
            String statement,
            List<String> columns,
            List<List<JsonValue>> rows) {}

    /**
     * What the provider must make of values that the simulator holds.
     *
     * @param values as they are sent
     * @return as they must be shown: numbers with every digit
     */
    public static List<JsonValue> shown(List<JsonNode> values) {
        List<JsonValue> shown = new ArrayList<>();
        for (JsonNode value : values) {
            shown.add(
                    value.isNumber()
                            ? JsonNumber.ofRaw(value.asText())
                            : value.isTextual()
                                    ? new JsonString(value.textValue())
                                    : value.isBoolean() ? JsonBoolean.of(value.booleanValue()) : JsonNull.INSTANCE);
        }
        return shown;
    }

    /**
     * A statement that fails.
     *
     * @param connection where
     * @param sql the statement
     * @param shown the part of the vendor's text that a caller must get to see
     */
    public record FailingStatement(ConnectionId connection, String sql, String shown) {}

    /**
     * A connection and what is behind it.
     *
     * @param connection its id
     * @param catalog as the provider must show it
     */
    public record SeededCatalog(ConnectionId connection, Catalog catalog) {}

    /**
     * What one look at a job sees.
     *
     * @param state the neutral state; {@code UNKNOWN} stands for a word that no version of the vendor has used
     * @param raw the vendor's word; empty for the one that the vendor has for the state
     * @param reason why it failed; empty where it did not, or the vendor gives none
     * @param resumesIn after what time the vendor goes on with a job that it has put off; zero where it names none
     */
    public record JobStep(JobState state, String raw, String reason, Duration resumesIn) {
        /**
         * A step of which the vendor names no time to go on.
         *
         * @param state the neutral state
         * @param raw the vendor's word; empty for the one that the vendor has for the state
         * @param reason why it failed; empty where it did not
         */
        public JobStep(JobState state, String raw, String reason) {
            this(state, raw, reason, Duration.ZERO);
        }

        /**
         * A step in the vendor's own word.
         *
         * @param state the neutral state
         * @return the step
         */
        public static JobStep of(JobState state) {
            return new JobStep(state, "", "");
        }

        /**
         * The same with a time to go on.
         *
         * @param span after which the vendor goes on
         * @return another step
         */
        public JobStep resumingIn(Duration span) {
            return new JobStep(state, raw, reason, span);
        }
    }

    /**
     * Values to try a filter with: at least one that matches some of the seeded connections, and one that matches none.
     *
     * @param filter a field of {@code descriptor().filters()}
     * @param seeded what was seeded
     * @return the values
     */
    public List<String> filterValues(String filter, List<Connection> seeded) {
        throw new IllegalStateException("no values are known for the filter " + filter);
    }

    /**
     * How the vendor matches.
     *
     * @param connection a seeded connection
     * @param filter a field of {@code descriptor().filters()}
     * @param value the value
     * @return whether the vendor's list holds the connection
     */
    public boolean matches(Connection connection, String filter, String value) {
        throw new IllegalStateException("no meaning is known for the filter " + filter);
    }

    /** {@return how many tokens were handed out, where the provider mints tokens} */
    public int tokensHandedOut() {
        throw new IllegalStateException("this vendor hands out no tokens");
    }

    /** Makes every token that was handed out so far invalid, where the provider mints tokens. */
    public void expireTokens() {
        throw new IllegalStateException("this vendor hands out no tokens");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
