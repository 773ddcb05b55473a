package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.json;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.CatalogWires.CatalogsWire;
import org.connectorsdk.planasonix.wire.CatalogWires.CatalogsWire.CatalogWire;
import org.connectorsdk.planasonix.wire.CatalogWires.DiscoveryWire;
import org.connectorsdk.planasonix.wire.CatalogWires.FileSchemaWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.NewCredentialWire;
import org.connectorsdk.planasonix.wire.WebhookWires.NewWebhookWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookChangeWire;
import org.connectorsdk.planasonix.wire.WebhookWires.WebhookWire;
import org.connectorsdk.testkit.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only the vendor's own API has: credentials, webhooks, catalogs, signing in. */
class PlanasonixApiTest {
    private static final String NOWHERE = "http://127.0.0.1:1/hook";

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private static CredentialWire credential(PlanasonixApi api) {
        Map<String, Object> config =
                Map.of("username", json("{'u':'ro'}").get("u").orElseThrow(), "password", Secret.of("canary"));
        return right(api.createCredential(new NewCredentialWire("reader", "database", config), NONE));
    }

    @Test
    void aCredentialLivesIsDeletedRestoredAndPurged() {
        PlanasonixApi api = fixture.api();
        CredentialWire created = credential(api);
        assertThat(created.config()).isEqualTo(json("{'username':'ro'}"));
        assertThat(right(api.listCredentials(null, NONE)).data()).hasSize(1);
        assertThat(right(api.deleteCredential(created.id(), NONE)))
                .map(CredentialWire::status)
                .contains("deleted");
        assertThat(right(api.getCredential(created.id(), NONE)).status()).isEqualTo("deleted");
        assertThat(right(api.restoreCredential(created.id(), NONE)).status()).isEqualTo("active");
        assertThat(right(api.purgeCredential(created.id(), NONE)))
                .map(CredentialWire::purged)
                .contains(true);
        failed(api.getCredential(created.id(), NONE), ConnectorError.NotFound.class);
    }

    @Test
    void aWebhookShowsItsSecretOnceAndWhenItIsRotated() {
        PlanasonixApi api = fixture.api();
        WebhookWire created = right(api.createWebhook(new NewWebhookWire(NOWHERE, List.of("job.failed"), null), NONE));
        assertThat(created.signingSecret()).startsWith("whsec_");
        assertThat(created.toString()).doesNotContain("whsec_");
        assertThat(right(api.getWebhook(created.id(), NONE)).signingSecret()).isNull();
        assertThat(right(api.getWebhook(created.id(), NONE)).failuresOfLastDay())
                .isZero();
        assertThat(right(api.listWebhooks(NONE)).data()).hasSize(1);
        assertThat(right(api.rotateWebhookSecret(created.id(), NONE)).signingSecret())
                .startsWith("whsec_")
                .isNotEqualTo(created.signingSecret());
        WebhookChangeWire off = new WebhookChangeWire(null, null, false);
        assertThat(right(api.updateWebhook(created.id(), off, NONE)).enabled()).isFalse();
        right(api.deleteWebhook(created.id(), NONE));
        assertThat(right(api.listWebhooks(NONE)).data()).isEmpty();
    }

    @Test
    void catalogsAndDiscoveryAreRead() {
        fixture.seeded("lake", "databricks", "{}");
        PlanasonixApi api = fixture.api();
        assertThat(right(api.listCatalogs("lake", NONE)))
                .isEqualTo(
                        new CatalogsWire(List.of(catalog("lake", null), catalog("sandbox", null)), "lake", Map.of()));
        assertThat(right(api.discoverDatabricks(new DiscoveryWire("lake", "lake"), NONE)))
                .isEqualTo(new CatalogsWire(List.of(catalog("lake", List.of("bronze", "gold"))), "lake", Map.of()));
        fixture.fault("connections.catalogs", Fault.status(200).json("[\"a\",{\"name\":\"b\",\"schemas\":[\"s\"]}]"));
        assertThat(right(api.listCatalogs("lake", NONE)).catalogs())
                .containsExactly(catalog("a", null), catalog("b", List.of("s")));
    }

    private static Lenient<CatalogWire> catalog(String name, @Nullable List<String> schemas) {
        return Lenient.of(new CatalogWire(name, schemas, Map.of()));
    }

    @Test
    void oneOddCatalogDoesNotCostTheOthers() {
        fixture.seeded("lake", "databricks", "{}");
        fixture.fault("connections.catalogs", Fault.status(200).json("{\"catalogs\":[null,{\"name\":[]},\"a\"]}"));
        assertThat(right(fixture.api().listCatalogs("lake", NONE)).catalogs())
                .extracting(Lenient::value)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(new CatalogWire("a", null, Map.of())));
    }

    @Test
    void theColumnsOfAFileAreRead() {
        fixture.seeded("bucket", "s3", "{}");
        PlanasonixApi api = fixture.api();
        FileSchemaWire schema = right(api.readFileSchema("bucket", "landing/orders.parquet", NONE));
        assertThat(schema.format()).isEqualTo("parquet");
        assertThat(schema.columns()).hasSize(2);
        fixture.fault("connections.cloudSchema", Fault.status(200).json("{\"fields\":[{\"name\":\"x\"}]}"));
        assertThat(right(api.readFileSchema("bucket", "landing/orders.parquet", NONE))
                        .columns())
                .hasSize(1);
    }
}
