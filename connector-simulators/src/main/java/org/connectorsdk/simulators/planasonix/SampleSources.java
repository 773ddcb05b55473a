package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;

/** What is behind a connection that nobody gave a source, and what the connector types can do. */
final class SampleSources {
    private static final Set<String> STORAGE =
            Set.of("s3", "gcs", "azure_blob", "adls", "sftp", "google_cloud_storage", "minio");
    private static final Set<String> WITH_CATALOGS = Set.of("databricks", "iceberg", "unity_catalog", "hive", "glue");
    private static final Instant MODIFIED = Instant.parse("2026-03-01T05:00:00Z");

    private static final SampleSource RELATIONAL = relational().build();
    private static final SampleSource LAKEHOUSE =
            relational().catalog("lake", "bronze", "gold").catalog("sandbox").build();
    private static final SampleSource BUCKET = bucket();

    private SampleSources() {}

    static SampleSource of(String type) {
        return isStorage(type) ? BUCKET : hasCatalogs(type) ? LAKEHOUSE : RELATIONAL;
    }

    static boolean isStorage(String type) {
        return STORAGE.contains(type.toLowerCase(Locale.ROOT));
    }

    static boolean hasCatalogs(String type) {
        return WITH_CATALOGS.contains(type.toLowerCase(Locale.ROOT));
    }

    private static SampleSource.Builder relational() {
        List<Column> invoice = List.of(
                new Column("invoice_id", "BIGINT", false),
                new Column("paid_on", "DATE", true),
                new Column("total", "NUMERIC(12,2)", true));
        List<List<JsonNode>> invoices = List.of(
                SampleTable.row("[501, \"2026-02-11\", 19.95]"),
                SampleTable.row("[502, null, 7]"),
                SampleTable.row("[503, \"2026-02-28\", 1032.50]"));
        return SampleSource.builder()
                .table(new SampleTable("fin", "invoices", "TABLE", invoice, invoices))
                .table(new SampleTable("fin", "v_open_invoices", "VIEW", invoice, invoices.subList(1, 2)))
                .table(
                        "ops",
                        "events",
                        new Column("event_id", "UUID", false),
                        new Column("happened_at", "TIMESTAMPTZ", false),
                        new Column("payload", "JSONB", true));
    }

    private static SampleSource bucket() {
        Column orderId = new Column("order_id", "INT64", false);
        Column amount = new Column("amount", "DECIMAL(18,2)", true);
        return SampleSource.builder()
                .object("landing/_manifest.json", 412, MODIFIED)
                .object("landing/orders.parquet", 5_000_000_000L, MODIFIED, orderId, amount)
                .object("landing/2026/03/orders.parquet", 81_920, MODIFIED, orderId, amount)
                .object("landing/2026/_SUCCESS", 0, MODIFIED)
                .object("readme.txt", 17, MODIFIED)
                .build();
    }
}
