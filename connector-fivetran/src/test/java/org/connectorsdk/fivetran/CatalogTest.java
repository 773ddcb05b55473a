package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.fivetran.FivetranFixture.NOWHERE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading tables and columns: when the source is asked, and what is missing. */
class CatalogTest {
    private static final IntrospectionRequest ALL = IntrospectionRequest.all();

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private ConnectionId loaded() {
        ConnectionId id = fixture.seeded();
        fixture.simulator().loadSchemas(id.value());
        return id;
    }

    private static Table named(Catalog catalog, String name) {
        return catalog.tables().stream()
                .filter(table -> table.ref().table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSourceThatWasNeverReadIsReadOnce() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded(), ALL));
        assertThat(catalog.tables()).hasSize(4);
        assertThat(fixture.requests("reload-schemas")).isOne();
        assertThat(fixture.last("reload-schemas").bodyText()).isEqualTo("{\"exclude_mode\":\"PRESERVE\"}");
        assertThat(fixture.requests("get-schemas")).isOne();
    }

    @Test
    void aFreshCatalogIsReadAnew() {
        right(fixture.open().introspect(loaded(), ALL.fresh().withoutColumns()));
        assertThat(fixture.requests("reload-schemas")).isOne();
        assertThat(fixture.requests("get-schemas")).isZero();
    }

    @Test
    void aReloadWhoseAnswerIsLateIsNotRepeated() {
        fixture.fault("reload-schemas", Fault.status(504));
        failed(fixture.open().introspect(loaded(), ALL.fresh()), ConnectorError.class);
        assertThat(fixture.requests("reload-schemas")).isOne();
    }

    @Test
    void aServiceThatCannotReloadSaysSo() {
        fixture.simulator().behaviour().withoutReload(Set.of("postgres"));
        assertThat(failed(fixture.open().introspect(fixture.seeded(), ALL), ConnectorError.Unsupported.class)
                        .context()
                        .vendorCode())
                .contains("NotSupported_SchemaReload");
    }

    @Test
    void columnsAreAskedForWhereATableShowsThem() {
        Catalog catalog = right(fixture.open().introspect(loaded(), ALL));
        assertThat(fixture.requests("list-columns")).isEqualTo(3);
        assertThat(named(catalog, "pg_log").columns()).isEmpty();
        assertThat(named(catalog, "pg_log").synced()).contains(false);
        assertThat(named(catalog, "orders").columns())
                .extracting(Column::name)
                .containsExactly("id", "card_no", "total");
        assertThat(named(catalog, "orders").primaryKey()).isEqualTo(List.of(List.of("id")));
        assertThat(named(catalog, "orders").synced()).contains(true);
    }

    @Test
    void columnsThatAreNotWantedAreNotAskedFor() {
        right(fixture.open().introspect(loaded(), ALL.withoutColumns()));
        assertThat(fixture.requests("list-columns")).isZero();
    }

    @Test
    void aTableWhoseColumnsCannotBeReadIsAProblem() {
        ConnectionId id = loaded();
        fixture.fault("list-columns", Fault.status(400).json("{\"code\":\"InvalidInput\",\"message\":\"no columns\"}"));
        Catalog catalog = right(fixture.open().introspect(id, ALL));
        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.problems()).hasSize(1);
        assertThat(catalog.tables()).hasSize(3);
    }

    @Test
    void aSourceWithoutSchemasHasNoTables() {
        ConnectionId id = loaded();
        fixture.fault("get-schemas", Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).remove("schemas")));
        assertThat(right(fixture.open().introspect(id, ALL)).tables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nowhere, , schema, nowhere", "public, Orders, table, public.Orders", ", nothing, table, nothing"})
    void whatIsNamedAndNotThereIsNotFound(String schema, String table, String type, String name) {
        IntrospectionRequest request = schema == null ? ALL : ALL.schema(schema);
        IntrospectionRequest named = table == null ? request : request.table(table);
        ConnectorError.NotFound error =
                failed(fixture.open().introspect(loaded(), named), ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.id()).isEqualTo(name);
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertThat(failed(fixture.open().introspect(NOWHERE, ALL), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }
}
