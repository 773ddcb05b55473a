package org.connectorsdk.simulators.fivetran;

import java.util.List;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;

/** What is behind a connection that nobody gave a source. */
final class SampleSources {
    static final SampleSource USUAL = SampleSource.builder()
            .table(
                    "public",
                    "orders",
                    new Column("id", "bigint", false, true),
                    new Column("card_no", "text", true),
                    new Column("total", "numeric(12,2)", true))
            .table("public", "Customers", new Column("Id", "bigint", false, true), new Column("Name", "text", true))
            .table("audit", "events", new Column("event_id", "uuid", false, true), new Column("payload", "jsonb", true))
            .table(new SampleTable(
                    "public", "pg_log", SchemaSettings.SYSTEM, List.of(new Column("line", "text", true)), List.of()))
            .build();

    private SampleSources() {}
}
