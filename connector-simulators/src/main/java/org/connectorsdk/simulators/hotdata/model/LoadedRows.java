package org.connectorsdk.simulators.hotdata.model;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.connectorsdk.simulators.table.Table;
import org.connectorsdk.simulators.table.TableColumn;
import org.jspecify.annotations.Nullable;

/**
 * What a table holds after a load, by the load's mode.
 *
 * @since 0.1.0
 */
public final class LoadedRows {
    private static final Set<String> NUMBERS = Set.of(TableColumn.INTEGER, TableColumn.NUMBER);

    private final Table before;
    private final Table loaded;

    private LoadedRows(Table before, Table loaded) {
        this.before = before;
        this.loaded = loaded;
    }

    /**
     * The table after the load.
     *
     * @param mode replace, append, delete, update or upsert
     * @param key the columns that tell rows apart, for the last three
     */
    public static Table after(Table before, Table loaded, String mode, List<String> key) {
        if (mode.equals("replace")) {
            return loaded;
        }
        if (before.columns().isEmpty()) {
            return mode.equals("append") || mode.equals("upsert") ? loaded : before;
        }
        LoadedRows rows = new LoadedRows(before, loaded);
        return mode.equals("append") ? rows.appended() : rows.merged(mode, key);
    }

    private Table appended() {
        for (TableColumn column : before.columns()) {
            if (loaded.column(column.name()) < 0) {
                throw badRequest("an append must carry every column; '" + column.name() + "' is missing");
            }
        }
        List<TableColumn> columns = columns();
        List<List<@Nullable Object>> rows = rows(before, columns);
        rows.addAll(rows(loaded, columns));
        return Table.of(columns, rows);
    }

    /** The columns of both; one may become wider but not of another kind. */
    private List<TableColumn> columns() {
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn column : before.columns()) {
            int other = loaded.column(column.name());
            columns.add(other < 0 ? column : wider(column, loaded.columns().get(other)));
        }
        loaded.columns().stream()
                .filter(column -> before.column(column.name()) < 0)
                .forEach(columns::add);
        return List.copyOf(columns);
    }

    private TableColumn wider(TableColumn old, TableColumn sent) {
        boolean numbers = NUMBERS.contains(old.dataType()) && NUMBERS.contains(sent.dataType());
        boolean same = old.dataType().equals(sent.dataType()) || isEmpty(sent);
        if (!same && !numbers) {
            throw conflict(
                    "column '" + old.name() + "' is " + old.dataType() + " and cannot become " + sent.dataType());
        }
        return same ? old : new TableColumn(old.name(), TableColumn.NUMBER, old.nullable());
    }

    /** Nothing but nulls fits every type. */
    private boolean isEmpty(TableColumn column) {
        int number = loaded.column(column.name());
        for (long row = 0; row < loaded.rows(); row++) {
            if (loaded.cell(row, number) != null) {
                return false;
            }
        }
        return true;
    }

    private static List<List<@Nullable Object>> rows(Table table, List<TableColumn> columns) {
        List<Integer> places =
                columns.stream().map(column -> table.column(column.name())).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (long row = 0; row < table.rows(); row++) {
            List<@Nullable Object> cells = new ArrayList<>(columns.size());
            for (int place : places) {
                cells.add(place < 0 ? null : table.cell(row, place));
            }
            rows.add(cells);
        }
        return rows;
    }

    private Table merged(String mode, List<String> key) {
        for (String column : key) {
            if (before.column(column) < 0 || loaded.column(column) < 0) {
                throw badRequest("the key column '" + column + "' is missing");
            }
        }
        List<TableColumn> columns = mode.equals("delete") ? before.columns() : columns();
        Map<List<@Nullable Object>, List<@Nullable Object>> sent = new LinkedHashMap<>();
        rows(loaded, columns).forEach(row -> sent.put(keyOf(row, columns, key), row));
        Set<List<@Nullable Object>> met = new HashSet<>();
        Predicate<List<@Nullable Object>> known = row -> sent.containsKey(keyOf(row, columns, key));
        List<List<@Nullable Object>> rows = rows(before, columns);
        if (mode.equals("delete")) {
            rows.removeIf(known);
            return Table.of(columns, rows);
        }
        rows.replaceAll(row -> {
            List<@Nullable Object> wanted = keyOf(row, columns, key);
            List<@Nullable Object> newer = sent.get(wanted);
            met.add(wanted);
            return newer == null ? row : changed(row, newer, columns);
        });
        if (mode.equals("upsert")) {
            sent.keySet().removeAll(met);
            rows.addAll(sent.values());
        }
        return Table.of(columns, rows);
    }

    /** Only the columns that were sent change. */
    private List<@Nullable Object> changed(
            List<@Nullable Object> old, List<@Nullable Object> newer, List<TableColumn> columns) {
        List<@Nullable Object> row = new ArrayList<>(old);
        for (int i = 0; i < columns.size(); i++) {
            if (loaded.column(columns.get(i).name()) >= 0) {
                row.set(i, newer.get(i));
            }
        }
        return row;
    }

    private static List<@Nullable Object> keyOf(
            List<@Nullable Object> row, List<TableColumn> columns, List<String> key) {
        List<@Nullable Object> cells = new ArrayList<>(key.size());
        for (int i = 0; i < columns.size(); i++) {
            if (key.contains(columns.get(i).name())) {
                cells.add(row.get(i));
            }
        }
        return cells;
    }
}
