package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading tables and columns: what is missing, and why. */
class CatalogTest {
    private static final String TABLES = "list-schema-tables";
    private static final IntrospectionRequest ALL = IntrospectionRequest.all();

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    @Test
    void aSystemSchemaIsFoundWhenItIsNamed() {
        Catalog catalog = right(fixture.open().introspect(fixture.seeded("postgres"), ALL.schema("pg_catalog")));
        assertThat(catalog.tables()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"nowhere, , schema, nowhere", "public, orders, table, public.orders", ", orders, table, orders"})
    void whatIsNamedAndNotThereIsNotFound(String schema, String table, String type, String name) {
        IntrospectionRequest request = schema == null ? ALL : ALL.schema(schema);
        IntrospectionRequest named = table == null ? request : request.table(table);
        ConnectorError.NotFound error =
                failed(fixture.open().introspect(fixture.seeded("postgres"), named), ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.id()).isEqualTo(name);
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertThat(failed(fixture.open().introspect(NOWHERE, ALL), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
        assertThat(failed(fixture.open().introspect(NOWHERE, ALL.schema("a").table("b")), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void aDeploymentWithoutSchemasSaysSo(int status) {
        ConnectionId id = fixture.seeded("postgres");
        fixture.fault(TABLES, Fault.status(status).json("{\"detail\":\"Not Found\"}"));
        assertThat(failed(fixture.open().introspect(id, ALL), ConnectorError.Unsupported.class)
                        .capability())
                .isEqualTo("INTROSPECT");
    }

    @Test
    void aTableWithoutNameIsACatalogProblemTheVisitorSees() {
        fixture.fault(TABLES, Fault.status(200).json("{\"tables\":[{\"table\":\"\"}]}"));
        List<CatalogProblem> seen = new ArrayList<>();
        CatalogSummary summary = right(fixture.open().introspect(fixture.seeded("postgres"), ALL, new CatalogVisitor() {
            @Override
            public boolean table(Table table) {
                return true;
            }

            @Override
            public void problem(CatalogProblem problem) {
                seen.add(problem);
            }
        }));
        assertThat(summary.tables()).isZero();
        assertThat(summary.problems())
                .isEqualTo(seen)
                .singleElement()
                .satisfies(problem -> assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class));
    }
}
