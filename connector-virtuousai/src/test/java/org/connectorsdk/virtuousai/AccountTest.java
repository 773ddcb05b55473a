package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NONE;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.assertFailed;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.right;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.virtuousai.wire.FileSelectionWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, credentials and what the account can do. */
class AccountTest {
    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private Exchange listed() {
        return fixture.last("list-connections");
    }

    @Test
    void aTokenIsSentAsBearerAndNowhereElse() {
        right(fixture.open().list(ConnectionQuery.all()));
        assertThat(listed().rawHeader("Authorization"))
                .hasValue("Bearer " + fixture.simulator().settings().get("token"));
        assertThat(listed().rawHeader("X-API-Key")).isEmpty();
        assertThat(listed().rawHeader("Cookie")).isEmpty();
    }

    @Test
    void anApiKeyIsSentInItsOwnHeaderAndNowhereElse() {
        Map<String, String> settings = fixture.simulator().settingsWithApiKey();
        right(fixture.open(settings).list(ConnectionQuery.all()));
        assertThat(listed().rawHeader("X-API-Key")).hasValue(settings.get("token"));
        assertThat(listed().rawHeader("Authorization")).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedIsSentOnce() {
        fixture.simulator().revoke(fixture.simulator().settings().getOrDefault("token", ""));
        assertFailed(fixture.open().list(ConnectionQuery.all()), ConnectorError.Unauthenticated.class);
        assertThat(fixture.requests("list-connections")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api/v1", "/api/v1/"})
    void theBaseUrlMayOrMayNotEndInThePrefix(String path) {
        right(fixture.open("base-url", fixture.simulator().baseUrl() + path).list(ConnectionQuery.all()));
        assertThat(listed().path()).isEqualTo("/api/v1/connections");
    }

    @Test
    void everyMissingOrWrongSettingIsNamedAtOnce() {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("auth", "cookie")
                .set("paging", "page")
                .build();
        assertThat(fixture.tryOpen(config).getLeft())
                .isInstanceOfSatisfying(
                        ConnectorError.Configuration.class,
                        error -> assertThat(error.violations())
                                .extracting(ConfigViolation::path)
                                .contains("base-url", "token", "auth", "paging"));
    }

    @Test
    void openingSendsNothing() {
        fixture.open();
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void theProviderIsFoundByItsId() {
        assertThat(Connectors.discover().providers())
                .anySatisfy(found -> assertThat(found.id()).isEqualTo("virtuousai"));
    }

    @Test
    void syncAndPurgeAndTestsOfSettingsAreRefusedWithoutARequest() {
        Connections connections = fixture.open();
        assertFailed(connections.sync(VirtuousAiFixture.NOWHERE, SyncRequest.full()), ConnectorError.Unsupported.class);
        assertFailed(
                connections.purge(VirtuousAiFixture.NOWHERE, PurgeRequest.connection()), ConnectorError.Unsupported.class);
        assertFailed(connections.test(fixture.simulator().sampleConnection("n")), ConnectorError.Unsupported.class);
        assertThat(connections.facet(TableProfiles.class)).isEmpty();
        assertThat(connections.facet(Backfill.class)).isEmpty();
        assertThat(fixture.simulator().journal().arrived()).isZero();
    }

    @Test
    void theCapabilitiesAreThoseOfTheVendor() {
        Set<String> names = Set.of(
                "LIST",
                "LIST_FILTER",
                "LIST_SORT",
                "GET",
                "CONFIG_READ",
                "CREATE",
                "UPDATE",
                "DELETE",
                "TEST",
                "TEST_REASON",
                "INTROSPECT",
                "PREVIEW",
                "QUERY",
                "FILE_BROWSE",
                "LIFECYCLE");
        assertThat(fixture.open().descriptor().capabilities())
                .extracting(Capability::name)
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void whatTheNeutralInterfaceLeavesOutIsInTheVendorsOwnApi() {
        VirtuousAiApi api = fixture.api();
        String database = fixture.seeded("postgres").value();
        String files = fixture.seeded("s3").value();
        assertThat(right(api.getConnectionEditSettings(database, NONE)).secretFields())
                .containsKey("password");
        var selection = new FileSelectionWire(List.of("/exports", "nothing"));
        var verdict = right(api.validateFileSelection(files, selection, NONE));
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.totalItems()).isEqualTo(4);
        assertThat(verdict.violations()).hasSize(1);
        var page = right(api.listConnections(
                null, List.of("s3", "postgres"), List.of("needs_verification"), null, null, 1, null, null, NONE));
        assertThat(page.total()).hasToString("2");
        assertThat(listed().rawQuery()).contains("provider=s3&provider=postgres");
    }

    @Test
    void theEndOfTheRateLimitWindowIsWaitedFor() {
        fixture.simulator().limitRate(1);
        Connections connections = fixture.open();
        right(connections.list(ConnectionQuery.all()));
        fixture.clock.advance(Duration.ofSeconds(20));
        right(connections.list(ConnectionQuery.all()));
        assertThat(fixture.clock.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60)));
    }

    @Test
    void twoAccountsSeeWhatIsTheirs() {
        Connections mine = fixture.open();
        right(mine.create(fixture.simulator().sampleConnection("mine")));
        Map<String, String> other = Map.of(
                "base-url", fixture.simulator().baseUrl().toString(),
                "token", fixture.simulator().colleagueToken());
        assertThat(right(fixture.open(other).list(ConnectionQuery.all())).items()).isEmpty();
        assertThat(right(mine.list(ConnectionQuery.all())).items()).hasSize(1);
    }

    @Test
    void aTokenThatMayOnlyReadIsDeniedTheRest() {
        Map<String, String> reader = Map.of(
                "base-url", fixture.simulator().baseUrl().toString(),
                "token", fixture.simulator().readOnlyToken());
        Connections connections = fixture.open(reader);
        assertFailed(connections.create(fixture.simulator().sampleConnection("n")), ConnectorError.PermissionDenied.class);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(VirtuousAiMapper.newConnection(fixture.simulator().sampleConnection("n"))
                        .toString())
                .isEqualTo("NewConnectionWire[n, postgres]");
    }
}
