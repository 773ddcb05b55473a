package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading what a source offers. */
class IntrospectionTest {
    private static final IntrospectionRequest ALL = IntrospectionRequest.all();

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private Catalog introspect(AirbyteApi api, IntrospectionRequest request) {
        return right(fixture.open(api).introspect(fixture.connection(), request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"boolean\"}                                          | boolean      | boolean",
                "{\"type\": [\"null\", \"integer\"]}                              | integer      | integer",
                "{\"type\": \"number\", \"airbyte_type\": \"big_integer\"}        | big_integer  | decimal",
                "{\"type\": \"string\", \"format\": \"date\"}                     | string date  | date",
                "{\"type\": \"string\", \"format\": \"date-time\"}                | string date-time | timestamp_tz",
                "{\"type\": \"string\", \"format\": \"date-time\", \"airbyte_type\":"
                        + " \"timestamp_without_timezone\"} | timestamp_without_timezone | timestamp",
                "{\"type\": \"string\", \"airbyte_type\": \"time_without_timezone\"} | time_without_timezone | time",
                "{\"type\": \"string\", \"contentEncoding\": \"base64\"}          | string       | binary",
                "{\"type\": \"array\", \"items\": {}}                             | array        | array",
                "{\"type\": \"object\", \"properties\": {\"a\": {}}}              | object       | object",
                "{\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"integer\"}]}   | oneOf        | json",
                "{\"type\": [\"string\", \"integer\"]}                            | 'string|integer' | json",
                "{\"type\": \"geography\"}                                        | geography    | unknown",
                "{}                                                               | ''           | unknown"
            })
    void typesAreReadFromWhatTheSchemaSays(String schema, String vendorType, String type) {
        fixture.state()
                .discovers(
                        fixture.source(),
                        SourceCatalog.parse(
                                "{\"name\": \"s\", \"jsonSchema\": {\"properties\": {\"c\": " + schema + "}}}"));
        Column column =
                introspect(AirbyteApi.CONFIG, ALL).tables().get(0).columns().get(0);
        assertThat(column.vendorType()).isEqualTo(vendorType);
        assertThat(column.type().name()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamIsKnownByNamespaceAndName(AirbyteApi api) {
        fixture.state()
                .discovers(
                        fixture.source(),
                        SourceCatalog.parse(
                                "{\"name\": \"a.b\", \"namespace\": \"x\", \"jsonSchema\": {}}",
                                "{\"name\": \"a.b\", \"namespace\": \"Ü \\\"q\\\"\", \"jsonSchema\": {}}",
                                "{\"name\": \"a.b\", \"jsonSchema\": {}}"));
        assertThat(introspect(api, ALL).tables())
                .extracting(Table::ref)
                .containsExactly(TableRef.of("x", "a.b"), TableRef.of("Ü \"q\"", "a.b"), TableRef.of("", "a.b"));
        assertThat(introspect(api, ALL.schema("Ü \"q\"").table("a.b")).tables()).hasSize(1);
    }

    @Test
    void aDiscoveryThatFailedIsAnErrorWithItsReason() {
        fixture.state().failDiscovery(fixture.source(), "password authentication failed for user \"reader\"");
        assertThat(failed(fixture.open().introspect(fixture.connection(), ALL), ConnectorError.ProviderFailure.class)
                        .message())
                .contains("could not be discovered: password authentication failed");
    }

    @Test
    void aSourceWithoutStreamsIsAnEmptyCatalog() {
        fixture.state().discovers(fixture.source(), SourceCatalog.of());
        Catalog catalog = introspect(AirbyteApi.CONFIG, ALL);
        assertThat(catalog.tables()).isEmpty();
        assertThat(catalog.complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatBreaksOffIsNoShorterCatalog(AirbyteApi api) {
        String discover = AirbyteFixture.operation(api, "discover-source-schema", "stream-properties");
        fixture.fault(discover, Fault.cutBody(0.7));
        assertThat(fixture.open(api).introspect(fixture.connection(), ALL).isLeft())
                .isTrue();
    }

    @Test
    void aProxysTimeoutNamesTheSettingThatHelps() {
        fixture.faultAlways("discover-source-schema", Fault.htmlProxy(504));
        assertThat(failed(fixture.open().introspect(fixture.connection(), ALL), ConnectorError.class)
                        .message())
                .contains("slow-deadline");
    }
}
