package org.connectorsdk.simulators.fivetran;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Schemas, tables and columns. */
class FivetranSchemasTest extends FivetranFixture {
    private static final String TABLE = "/schemas/public/tables/orders";

    private String loaded() {
        String id = seeded();
        simulator.loadSchemas(id);
        return id;
    }

    private Reply schemas(String id) throws IOException {
        return get(ALL + "/" + id + "/schemas");
    }

    @Test
    void schemasAreThereOnceTheyWereReloaded() throws IOException {
        String id = seeded();
        assertThat(schemas(id).refusal()).isEqualTo("404 NotFound_SchemaConfig");
        assertThat(post(ALL + "/" + id + "/schemas/reload", "{\"exclude_mode\":\"PRESERVE\"}")
                        .status())
                .isEqualTo(200);
        assertThat(schemas(id).at("/data/schemas/public/tables/orders/enabled").asBoolean())
                .isTrue();
    }

    @Test
    void someServicesCannotReload() throws IOException {
        simulator.behaviour().withoutReload(Set.of("postgres"));
        assertThat(post(ALL + "/" + seeded() + "/schemas/reload", "").refusal())
                .isEqualTo("400 NotSupported_SchemaReload");
    }

    @Test
    void columnsAreReadLiveAndHaveNoTypes() throws IOException {
        JsonNode columns = get(ALL + "/" + loaded() + TABLE + "/columns").at("/data/columns");
        assertThat(columns.fieldNames()).toIterable().containsExactly("id", "card_no", "total");
        assertThat(columns.at("/id/is_primary_key").asBoolean()).isTrue();
        assertThat(columns.at("/id").has("type")).isFalse();
    }

    @Test
    void namesAreExact() throws IOException {
        String id = loaded();
        assertThat(get(ALL + "/" + id + "/schemas/public/tables/Orders/columns").status())
                .isEqualTo(404);
        assertThat(get(ALL + "/" + id + "/schemas/public/tables/Customers/columns")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSystemTableIsListedAndHasNoColumns() throws IOException {
        String id = loaded();
        assertThat(schemas(id).at("/data/schemas/public/tables/pg_log/enabled").asBoolean())
                .isFalse();
        assertThat(get(ALL + "/" + id + "/schemas/public/tables/pg_log/columns").refusal())
                .isEqualTo("400 InvalidInput");
    }

    @Test
    void onlyColumnsThatSomebodySetStandInTheSchemas() throws IOException {
        String id = loaded();
        String column = ALL + "/" + id + TABLE + "/columns/card_no";
        assertThat(send("PATCH", column, "{\"hashed\":true}").refusal()).isEqualTo("400 InvalidInput");
        assertThat(send("PATCH", column, "{\"enabled\":true,\"hashed\":true}").status())
                .isEqualTo(200);
        assertThat(schemas(id).at("/data/schemas/public/tables/orders/columns").fieldNames())
                .toIterable()
                .containsExactly("card_no");
    }

    @Test
    void aTableCanBeSwitchedOff() throws IOException {
        String id = loaded();
        assertThat(send("PATCH", ALL + "/" + id + TABLE, "{\"enabled\":false}").status())
                .isEqualTo(200);
        assertThat(schemas(id).at("/data/schemas/public/tables/orders/enabled").asBoolean())
                .isFalse();
    }
}
