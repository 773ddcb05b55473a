package org.connectorsdk.simulators.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Schema;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/**
 * A simulator in the words of the conformance rules, as far as all vendors say them alike.
 *
 * @since 0.1.0
 */
public abstract class SimulatorHarness extends VendorHarness {
    private final ApiEvolution evolution;
    private final Map<JobState, String> words;

    /** The words are those for states of jobs that the vendor does not call as their constants are called. */
    public SimulatorHarness(
            VendorSimulator simulator,
            Map<NeutralCall, List<String>> operations,
            ApiEvolution evolution,
            Map<JobState, String> words) {
        super(simulator, operations);
        this.evolution = evolution;
        this.words = Map.copyOf(words);
    }

    @Override
    public void speakUnknownWords() {
        evolution.unknownWords(true);
    }

    @Override
    public void sendUnknownMembers() {
        evolution.unknownMembers(true);
    }

    /** What the vendor calls a step of a job. */
    public final String word(JobStep step) {
        String usual = step.state().name().toLowerCase(Locale.ROOT);
        return step.raw().isEmpty() ? words.getOrDefault(step.state(), usual) : step.raw();
    }

    /** The ending of a host by which most simulators know how reachable it is. */
    public static String host(Reach reach, String good) {
        return switch (reach) {
            case GOOD, BAD_CREDENTIAL -> good;
            case UNREACHABLE -> ".unreachable.test";
            case TLS -> ".tls.test";
            case TIMEOUT -> ".timeout.test";
        };
    }

    /** A table as a provider must show it. Its columns have no positions yet. */
    public static Table table(TableRef name, List<Column.Builder> columns) {
        List<Column> numbered = new ArrayList<>();
        columns.forEach(
                column -> numbered.add(column.position(numbered.size() + 1).build()));
        return Table.builder(name).columns(numbered).build();
    }

    /** Tables as a provider must show them, with the neutral reading of the source's words for types. */
    public static Catalog catalog(List<SampleTable> tables, Function<String, DataType> type) {
        return catalog(tables.stream().map(table -> expected(table, type)).toList());
    }

    private static Table expected(SampleTable table, Function<String, DataType> type) {
        return table(
                TableRef.of(table.schema(), table.name()),
                table.columns().stream()
                        .map(column -> Column.builder(column.name(), column.type())
                                .type(type.apply(column.type()))
                                .nullable(column.nullable())
                                .primaryKey(column.key()))
                        .toList());
    }

    /** Tables by their schemas, in the order of their first tables. */
    public static Catalog catalog(List<Table> tables) {
        Map<String, List<Table>> schemas = new LinkedHashMap<>();
        tables.forEach(table -> schemas.computeIfAbsent(table.ref().schema(), schema -> new ArrayList<>())
                .add(table));
        List<Schema> all = new ArrayList<>();
        schemas.forEach((name, inside) -> all.add(new Schema(name, inside)));
        return new Catalog(all, List.of(), true);
    }

    /** Rows that are told apart by their numbers, and a note that names it. */
    public static List<List<JsonNode>> numberedRows(int count) {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int row = 1; row <= count; row++) {
            rows.add(SampleTable.row("[%d, \"row %d\"]".formatted(row, row)));
        }
        return rows;
    }

    /** Rows as a provider must show them, and the statement that reads them. */
    public static SeededRows rows(ConnectionId connection, SampleTable table) {
        return new SeededRows(
                connection,
                TableRef.of(table.schema(), table.name()),
                "select * from " + table.schema() + "." + table.name(),
                table.columnNames(),
                table.rows().stream().map(VendorHarness::shown).toList());
    }
}
