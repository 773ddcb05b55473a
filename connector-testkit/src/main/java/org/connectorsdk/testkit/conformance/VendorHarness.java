package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
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
import org.connectorsdk.api.error.ConflictReason;
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
 * proof that the provider refuses. All that a vendor can be asked for stands here, so that who adds one reads a single
 * page.
 */
public abstract class VendorHarness implements AutoCloseable {
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

    /** The same as the provider gets them. */
    ConnectorConfig config(URI address) {
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

    /** Whether this is a real account, which lives in real time. */
    boolean isLive() {
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

    /**
     * What the vendor would send with status 200 to a delete that it did not carry out.
     *
     * @param words why not, in the vendor's words
     * @return the body
     */
    public String deniedDelete(String words) {
        return "{\"success\":false,\"message\":\"" + words + "\"}";
    }

    /**
     * The forms in which the vendor, or a gateway in front of it, explains a refusal. The words must come through from
     * each.
     *
     * @param words the explanation; needs no escaping in JSON
     * @return bodies of error answers
     */
    public List<String> explanations(String words) {
        String text = "\"" + words + "\"";
        return List.of(
                "{\"error\":" + text + "}",
                "{\"message\":" + text + "}",
                "{\"title\":\"Not so\",\"detail\":" + text + "}",
                "{\"detail\":" + text + "}",
                "{\"error\":{\"message\":" + text + "}}",
                "{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":" + text + ",\"type\":\"value_error\"}]}");
    }

    /**
     * {@return how the vendor would word conflicts of different causes; bodies of answers with status 409, by the
     * reason that a caller must get to see}
     */
    public Map<ConflictReason, String> conflicts() {
        return Map.of(
                ConflictReason.ALREADY_EXISTS,
                "{\"error\":{\"code\":\"already_exists\",\"message\":\"a connection of this name exists already\"},"
                        + "\"message\":\"a connection of this name exists already\"}",
                ConflictReason.IN_USE,
                "{\"error\":{\"code\":\"in_use\",\"message\":\"it is in use\"},\"message\":\"it is in use\"}",
                ConflictReason.DUPLICATE_REQUEST,
                "{\"error\":{\"code\":\"duplicate_request\",\"message\":\"an identical request is being executed\"},"
                        + "\"message\":\"an identical request is being executed\"}");
    }

    /**
     * The list in an answer of the vendor: of connections, jobs, tables or rows.
     *
     * @param answer the answer
     * @return the array in which they stand, in the answer itself; by default the first array in it that holds
     *     something
     */
    public ArrayNode elements(JsonNode answer) {
        return AnswerTree.elements(answer)
                .orElseThrow(() -> new IllegalStateException("there is no list in " + answer));
    }

    /** {@return an error body of the vendor, for vendors that send such bodies with status 200} */
    public String errorEnvelope() {
        throw new IllegalStateException("this vendor answers errors with an error status");
    }

    /** {@return the header in which the vendor names the request for its logs} */
    public String requestIdHeader() {
        return "X-Request-Id";
    }

    /** {@return the wire name of a member without which a connection means nothing, such as {@code name}} */
    public String requiredMember() {
        return "id";
    }

    /**
     * Takes a member out of the vendor's answer to a read of one connection.
     *
     * @param answer the answer
     * @param member the member's wire name
     */
    public void removeMember(ObjectNode answer, String member) {
        answer.remove(member);
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

    /** {@return a connection with tables, and the catalog as the provider must show it} */
    public Optional<SeededCatalog> seedCatalog() {
        return Optional.empty();
    }

    /**
     * Takes out of an answer about tables what says whether a column may hold nulls.
     *
     * @param answer the answer; by default members of the usual names are removed from it, at any depth
     */
    public void hideNullability(JsonNode answer) {
        AnswerTree.remove(answer, Set.of("nullable", "is_nullable", "isNullable"));
    }

    /**
     * Puts a table behind a connection that has a key inside of another column, and beside it a column whose name looks
     * the same when the parts of the key's path are joined with dots.
     *
     * @return its id, and the catalog as the provider must show it; empty where the vendor's columns hold no others
     */
    public Optional<SeededCatalog> seedNestedKey() {
        return Optional.empty();
    }

    /**
     * Puts a table with rows behind a connection.
     *
     * @param rows how many
     * @return where it is and what a preview or a statement must show of it; empty where the vendor has neither
     */
    public Optional<SeededRows> seedRows(int rows) {
        return Optional.empty();
    }

    /**
     * Puts a table with rows behind a connection of which the answer to a statement holds some, the rest having to be
     * asked for.
     *
     * @return as {@link #seedRows}; empty where the vendor answers a result as a whole
     */
    public Optional<SeededRows> seedCutRows() {
        return Optional.empty();
    }

    /**
     * Puts a table behind a connection that has a value of each type the vendor tells apart, above all those that lose
     * something when they are read carelessly: 64-bit integers, exact decimals, times with and without a zone, bytes,
     * an empty text and a null.
     *
     * @return as {@link #seedRows}
     */
    public Optional<SeededRows> seedTypes() {
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

    /** {@return a statement that the vendor's source refuses; empty where the vendor runs no statements} */
    public Optional<FailingStatement> failingStatement() {
        return Optional.empty();
    }

    /**
     * A statement that fails.
     *
     * @param connection where
     * @param sql the statement
     * @param shown the part of the vendor's text that a caller must get to see
     */
    public record FailingStatement(ConnectionId connection, String sql, String shown) {}

    /** {@return a connection with files; empty where the vendor has none} */
    public Optional<ConnectionId> seedFiles() {
        return Optional.empty();
    }

    /** {@return the header in which the key of a repeatable write is sent} */
    public String idempotencyHeader() {
        return "Idempotency-Key";
    }

    /**
     * A connection with these tables, whatever their names are.
     *
     * @param tables exact names
     * @return its id; empty where the vendor has no tables
     */
    public Optional<ConnectionId> seedTables(List<TableRef> tables) {
        return Optional.empty();
    }

    /**
     * A connection and what is behind it.
     *
     * @param connection its id
     * @param catalog as the provider must show it
     */
    public record SeededCatalog(ConnectionId connection, Catalog catalog) {}

    /**
     * Decides how the next job goes: one step for each look at it, the last one staying.
     *
     * @param steps what each look sees
     */
    public void scriptNextJob(List<JobStep> steps) {
        throw new IllegalStateException("this vendor has no jobs to script");
    }

    /**
     * What one look at a job sees.
     *
     * @param state the neutral state; {@code UNKNOWN} stands for a word that no version of the vendor has used
     * @param raw the vendor's word; empty for the one that the vendor has for the state
     * @param reason why it failed; empty where it did not, or the vendor gives none
     */
    public record JobStep(JobState state, String raw, String reason) {
        /**
         * A step in the vendor's own word.
         *
         * @param state the neutral state
         * @return the step
         */
        public static JobStep of(JobState state) {
            return new JobStep(state, "", "");
        }
    }

    /**
     * Whether a member of the answer to a start names the job.
     *
     * @param member the member's wire name
     * @return true for {@code id} and what ends like it, unless the vendor has other names
     */
    public boolean namesJob(String member) {
        return member.equals("id") || member.equals("jobId") || member.equals("job_id");
    }

    /** {@return whether the vendor's jobs can end in {@link JobState#PARTIALLY_SUCCEEDED}} */
    public boolean endsInPart() {
        return false;
    }

    /** {@return a connection that can be synced, with nothing running} */
    public Optional<ConnectionId> seedSyncable() {
        return Optional.empty();
    }

    /**
     * What the vendor makes of the reason of a failed job.
     *
     * @param reason why the job fails
     * @return the part of the vendor's text that a caller must get to see; empty where the vendor gives no reason
     */
    public String reasonShown(String reason) {
        return reason;
    }

    /** {@return whether the vendor's purge may be sent twice, by its documentation} */
    public boolean purgeIsIdempotent() {
        return false;
    }

    /**
     * How many requests an introspection may cost.
     *
     * @param tables number of tables in one schema
     * @return the most requests
     */
    public long introspectionBudget(int tables) {
        return tables + 10L;
    }

    /** Makes the vendor forget all jobs. */
    public void forgetJobs() {
        throw new IllegalStateException("this vendor has no jobs to forget");
    }

    /**
     * Makes the vendor put fewer jobs on a page of a list than were asked for.
     *
     * @param most the most jobs on a page, 2 or more
     * @return whether it does; false, the default, where the vendor answers a list of jobs as a whole
     */
    public boolean pageJobs(int most) {
        return false;
    }

    /** {@return how many syncs the vendor's state has seen started} */
    public int syncsStarted() {
        return 0;
    }

    /**
     * Puts synced data behind a connection.
     *
     * @return a connection with synced data in at least two tables; empty where the vendor has nothing to purge
     */
    public Optional<ConnectionId> seedSynced() {
        return Optional.empty();
    }

    /**
     * A name of synced tables that is not enough to tell them apart.
     *
     * @param connection a connection of {@link #seedSynced}
     * @return a table without its schema, of which the connection has several; empty where the vendor's names are whole
     */
    public Optional<TableRef> ambiguousTable(ConnectionId connection) {
        return Optional.empty();
    }

    /**
     * Which tables hold synced data.
     *
     * @param connection which connection
     * @return their names
     */
    public Set<TableRef> synced(ConnectionId connection) {
        return Set.of();
    }

    /**
     * Makes the vendor send a word that no version of it has used, wherever it sends an open set of words.
     */
    public void speakUnknownWords() {}

    /** Makes the vendor send members that no version of it has sent, in every object. */
    public void sendUnknownMembers() {}

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

    /** Makes the next walk meet one page in its middle that is empty and has a next one. */
    public void answerOneEmptyPage() {
        throw new IllegalStateException("this vendor has no pages");
    }

    /** Makes the vendor answer the same page with the same next token, again and again. */
    public void answerTheSamePageForever() {
        throw new IllegalStateException("this vendor has no pages");
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
