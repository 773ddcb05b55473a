package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Optional;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walking over schemas, tables and columns. */
class IntrospectionTest {
    private static final ConnectionId A = ConnectionId.of("a");

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private void seed(int tables) {
        fixture.seeded("a");
        SampleSource.Builder source = SampleSource.builder();
        for (int i = 0; i < tables; i++) {
            source.table("s", "t" + i, new SampleTable.Column("c", "BIGINT", false));
        }
        fixture.state().source("a", source.build());
    }

    private Catalog introspect(IntrospectionRequest request) {
        return right(fixture.open().introspect(A, request));
    }

    @Test
    void aSchemaThatFailsIsAProblemAndTheOthersAreThere() {
        fixture.seeded("a");
        fixture.simulator()
                .faults()
                .on("connections.tables")
                .when(call -> call.query("schema").equals(Optional.of("fin")))
                .always()
                .inject(Fault.status(403));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables()).extracting(Table::ref).containsExactly(TableRef.of("ops", "events"));
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place()).isEqualTo("fin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"schemas\":[\"fin\",null,\"ops\"]}", "[{\"name\":\"fin\"},{\"name\":[]},\"ops\"]"})
    void anUnreadableSchemaIsAProblemAndTheOthersAreThere(String schemas) {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json(schemas));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables()).hasSize(3);
        assertThat(catalog.complete()).isFalse();
        assertThat(catalog.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place()).isEqualTo("schema 1 of the list");
            assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class);
        });
    }

    @Test
    void anUnreadableSchemaMayBeTheOneThatWasAskedFor() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[null]}"));
        Catalog catalog = introspect(IntrospectionRequest.all().schema("nowhere"));
        assertThat(catalog.complete()).isFalse();
    }

    @Test
    void aNamedTableIsFoundInEverySchema() {
        fixture.seeded("a");
        Catalog catalog = introspect(IntrospectionRequest.all().table("events"));
        assertThat(catalog.tables()).extracting(Table::ref).containsExactly(TableRef.of("ops", "events"));
        assertThat(fixture.requests("connections.columns")).isOne();
    }

    @Test
    void anEmptySchemaIsEmptyAndNotAbsent() {
        fixture.seeded("a");
        fixture.state().source("a", SampleSource.builder().schema("bare").build());
        assertThat(introspect(IntrospectionRequest.all().schema("bare")).tables())
                .isEmpty();
        assertThat(introspect(IntrospectionRequest.all()).tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemas\":[{\"name\":\"fin\"},{\"name\":\"ops\"}]}",
                "[\"fin\",\"ops\"]",
                "{\"data\":[\"fin\",{\"name\":\"ops\"}]}",
            })
    void allLikelyFormsOfTheSchemasAreRead(String body) {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json(body));
        assertThat(introspect(IntrospectionRequest.all()).tables()).hasSize(3);
    }

    @Test
    void aSourceWithoutSchemasIsAskedForAllItsTables() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[]}"));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.tables())
                .extracting(Table::ref)
                .containsExactly(
                        TableRef.of("", "invoices"), TableRef.of("", "v_open_invoices"), TableRef.of("", "events"));
        assertThat(fixture.simulator().journal().of("connections.columns"))
                .allSatisfy(exchange -> assertThat(exchange.query("schema")).isEmpty());
    }

    @Test
    void aSchemaThatIsListedTwiceIsWalkedOnce() {
        fixture.seeded("a");
        fixture.fault("connections.schemas", Fault.status(200).json("{\"schemas\":[\"fin\",\"ops\",\"fin\"]}"));
        assertThat(introspect(IntrospectionRequest.all()).tables()).hasSize(3);
        assertThat(fixture.requests("connections.tables")).isEqualTo(2);
        assertThat(fixture.requests("connections.columns")).isEqualTo(3);
    }

    @Test
    void aTableThatIsListedUnderEverySchemaIsThereOnce() {
        fixture.seeded("a");
        fixture.faultAlways(
                "connections.tables",
                Fault.status(200).json("{\"tables\":[{\"name\":\"invoices\",\"schema\":\"fin\"}]}"));
        assertThat(introspect(IntrospectionRequest.all()).tables())
                .extracting(Table::ref)
                .containsExactly(TableRef.of("fin", "invoices"));
        assertThat(fixture.requests("connections.columns")).isOne();
    }

    @Test
    void aTableWithoutANameIsAProblemOfItsSchema() {
        seed(1);
        fixture.fault("connections.tables", Fault.status(200).json("{\"tables\":[{\"name\":\"\"}]}"));
        Catalog catalog = introspect(IntrospectionRequest.all());
        assertThat(catalog.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.error()).isInstanceOf(ConnectorError.MalformedResponse.class));
    }
}
