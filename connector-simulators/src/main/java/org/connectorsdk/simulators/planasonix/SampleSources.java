package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Column;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Table;

/** What lies behind a connection that nobody gave a source, and what the connector types can do. */
final class SampleSources {

    private static final Set<String> STORAGE =
            Set.of("s3", "gcs", "azure_blob", "adls", "sftp", "google_cloud_storage", "minio");
    private static final Set<String> WITH_CATALOGS = Set.of("databricks", "iceberg", "unity_catalog", "hive", "glue");
    private static final String DATABRICKS = "databricks";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant MODIFIED = Instant.parse("2026-03-01T05:00:00Z");

    private static final PlanasonixSource RELATIONAL = relational().build();
    private static final PlanasonixSource LAKEHOUSE =
            relational().catalog("lake", "bronze", "gold").catalog("sandbox").build();
    private static final PlanasonixSource BUCKET = bucket();

    private SampleSources() {}

    static PlanasonixSource of(String type) {
        if (isStorage(type)) {
            return BUCKET;
        }
        return hasCatalogs(type) ? LAKEHOUSE : RELATIONAL;
    }

    static boolean isStorage(String type) {
        return STORAGE.contains(type.toLowerCase(Locale.ROOT));
    }

    static boolean hasCatalogs(String type) {
        return WITH_CATALOGS.contains(type.toLowerCase(Locale.ROOT));
    }

    static boolean isDatabricks(String type) {
        return DATABRICKS.equalsIgnoreCase(type);
    }

    private static PlanasonixSource.Builder relational() {
        List<Column> invoice = List.of(
                new Column("invoice_id", "BIGINT", false),
                new Column("paid_on", "DATE", true),
                new Column("total", "NUMERIC(12,2)", true));
        List<List<JsonNode>> invoices = List.of(
                List.of(JSON.numberNode(501), JSON.textNode("2026-02-11"), decimal("19.95")),
                List.of(JSON.numberNode(502), JSON.nullNode(), JSON.numberNode(7)),
                List.of(JSON.numberNode(503), JSON.textNode("2026-02-28"), decimal("1032.50")));
        List<Column> event = List.of(
                new Column("event_id", "UUID", false),
                new Column("happened_at", "TIMESTAMPTZ", false),
                new Column("payload", "JSONB", true));
        return PlanasonixSource.builder()
                .table("fin", new Table("invoices", "TABLE", invoice, invoices))
                .table("fin", new Table("v_open_invoices", "VIEW", invoice, invoices.subList(1, 2)))
                .table("ops", new Table("events", "TABLE", event, List.of()));
    }

    private static JsonNode decimal(String text) {
        return JSON.numberNode(new BigDecimal(text));
    }

    private static PlanasonixSource bucket() {
        Column orderId = new Column("order_id", "INT64", false);
        Column amount = new Column("amount", "DECIMAL(18,2)", true);
        return PlanasonixSource.builder()
                .object("landing/_manifest.json", 412, MODIFIED)
                .object("landing/orders.parquet", 5_000_000_000L, MODIFIED, orderId, amount)
                .object("landing/2026/03/orders.parquet", 81_920, MODIFIED, orderId, amount)
                .object("landing/2026/_SUCCESS", 0, MODIFIED)
                .object("readme.txt", 17, MODIFIED)
                .build();
    }
}
