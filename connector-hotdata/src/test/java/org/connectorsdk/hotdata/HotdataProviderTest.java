package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.descriptor.Quirk;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.TableProfiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the provider says of itself, and what it takes to open it. */
class HotdataProviderTest {
    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private final ProviderDescriptor descriptor = new HotdataProvider().descriptor();

    @Test
    void itsQuirksAreSentencesUnderIdsOfTheirOwn() {
        assertThat(descriptor.quirks())
                .extracting(Quirk::id)
                .doesNotHaveDuplicates()
                .contains("sync-always-starts");
        assertThat(descriptor.quirks())
                .allSatisfy(quirk -> assertThat(quirk.text()).endsWith("."));
    }

    @Test
    void theUsualAddressNeedNotBeGiven() {
        var config = ConnectorConfig.builder()
                .secret("token", Secret.of("hd_example"))
                .set("workspace", "ws_7f2")
                .build();

        assertThat(descriptor.configSchema().resolve(config).get().url("base-url"))
                .hasToString("https://api.hotdata.dev");
    }

    @Test
    void aDoubledPathIsReportedTogetherWithWhatIsMissing() {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("base-url", "https://api.hotdata.dev/v1/v1")
                .set("attempts", "many")
                .build();

        assertThat(failed(
                                Connectors.of(new HotdataProvider()).open("hotdata", config),
                                ConnectorError.Configuration.class)
                        .violations())
                .extracting(ConfigViolation::path)
                .containsExactlyInAnyOrder("token", "base-url", "attempts");
    }

    @Test
    void aBaseUrlMayEndInThePrefixOfTheApi() {
        Connections connections = fixture.open("base-url", fixture.simulator().baseUrl() + "/v1/");

        assertThat(connections.list(ConnectionQuery.all()).isRight()).isTrue();
        assertThat(fixture.simulator().journal().last().path()).isEqualTo("/v1/connections");
    }

    @Test
    void clientsOfOneWorkspaceShareHandlesAndThoseOfAnotherDoNot() {
        var one = new HotdataProvider();
        var here = one.descriptor()
                .configSchema()
                .resolve(fixture.config().build())
                .get();
        var there = one.descriptor()
                .configSchema()
                .resolve(fixture.config().set("workspace", "ws_other").build())
                .get();
        var context = RuntimeContext.standard();

        try (var a = one.open(here, context).get();
                var b = one.open(here, context).get();
                var c = one.open(there, context).get()) {
            assertThat(a.account()).isEqualTo(b.account()).isNotEqualTo(c.account());
        }
    }

    @Test
    void facetsThatHotdataLacksAreEmptyAndItsOwnAreThere() {
        Connections connections = fixture.open();

        assertThat(connections.facet(FileBrowser.class)).isEmpty();
        assertThat(connections.facet(TableProfiles.class)).isPresent();
        assertThat(connections.facet(HotdataManagedTables.class)).isPresent();
        assertThat(connections.unwrap(HotdataApi.class)).isPresent();
        assertThat(connections.unwrap(HotdataWorkspaceApi.class)).isPresent();
        assertThat(connections.unwrap(Runnable.class)).isEmpty();
    }

    @Test
    void aWorkspaceThatNoHeaderCanHoldIsRefused() {
        var config = fixture.config().set("workspace", "M\u00fcnchen").build();

        assertThat(failed(
                                Connectors.of(new HotdataProvider()).open("hotdata", config),
                                ConnectorError.Configuration.class)
                        .violations())
                .extracting(ConfigViolation::path)
                .containsExactly("workspace");
    }
}
