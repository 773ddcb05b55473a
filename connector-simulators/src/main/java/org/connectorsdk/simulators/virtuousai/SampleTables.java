package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;

/** What is behind all database connections of the organisation unless a test says otherwise. */
final class SampleTables {
    /** The kind of the database's own tables, which are listed on request only. */
    static final String SYSTEM = "SYSTEM TABLE";

    private static final int ORDERS = 340;

    private SampleTables() {}

    /** Names that need quoting, types that nobody knows, values that lose digits when they are read carelessly. */
    static List<SampleTable> usual() {
        Column id = new Column("Id", "bigint", false, true);
        Column note = new Column("Note", "text", true);
        return List.of(
                orders(),
                allTypes(),
                SampleTable.of("public", "select", id, new Column("from", "text", true)),
                SampleTable.of("public", "shapes", id, new Column("outline", "hyperpolygon(7)", true)),
                SampleTable.of("sales", "order items", id, new Column("unit price", "numeric(12,4)", true)),
                SampleTable.of("sales", "v1.totals", id, note),
                SampleTable.of("Größen", "Maße", id, new Column("länge", "double precision", true)),
                new SampleTable("pg_catalog", "pg_class", SYSTEM, List.of(id, note), List.of()),
                new SampleTable("information_schema", "tables", SYSTEM, List.of(note), List.of()));
    }

    private static SampleTable orders() {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            rows.add(SampleTable.row("[%d, \"%s\", null]".formatted(i, i % 7 == 0 ? "open" : "closed")));
        }
        return SampleTable.of(
                        "public",
                        "Orders",
                        new Column("OrderId", "bigint", false, true),
                        new Column("Status", "varchar(20)", false),
                        new Column("Note", "text", true))
                .withRows(rows);
    }

    static SampleTable allTypes() {
        return SampleTable.of(
                        "public",
                        "all_types",
                        new Column("big", "bigint", false, true),
                        new Column("exact", "numeric(38,10)", true),
                        new Column("float", "double precision", true),
                        new Column("flag", "boolean", true),
                        new Column("day", "date", true),
                        new Column("local", "timestamp without time zone", true),
                        new Column("zoned", "timestamp with time zone", true),
                        new Column("bytes", "bytea", true),
                        new Column("empty", "text", true),
                        new Column("nothing", "text", true))
                .withRows(List.of(SampleTable.row("""
                        [9223372036854775807, 12345678901234567890.1234567890, 0.1, true, "2026-02-03",
                        "2026-02-03T09:15:00.123456", "2026-02-03T09:15:00.123456+02:00", "AAEC/w==", "", null]""")));
    }
}
