package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;

import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.descriptor.Quirk;
import org.connectorsdk.api.error.ConnectorError;
import org.junit.jupiter.api.Test;

/** What the provider says of itself, and what it takes to open it. */
class PlanasonixProviderTest {
    private final ProviderDescriptor descriptor = new PlanasonixProvider().descriptor();

    @Test
    void itsListHasNoPagesAndEightThreadsWalkItsCatalog() {
        assertThat(descriptor.largestPage()).isZero();
        assertThat(descriptor.introspectionConcurrency()).isEqualTo(8);
    }

    @Test
    void itsQuirksAreSentencesUnderIdsOfTheirOwn() {
        assertThat(descriptor.quirks()).extracting(Quirk::id).doesNotHaveDuplicates();
        assertThat(descriptor.quirks())
                .allSatisfy(quirk -> assertThat(quirk.text()).endsWith("."));
    }

    @Test
    void theKeyAloneIsEnough() {
        var config =
                ConnectorConfig.builder().secret("token", Secret.of("plnx_x")).build();
        var settings = descriptor.configSchema().resolve(config).get();
        assertThat(settings.url("base-url")).hasToString("https://api.planasonix.com");
        assertThat(settings.bool("merges-config")).isFalse();
    }

    @Test
    void anOrganizationThatNoHeaderCanHoldIsAConfigurationError() {
        var config = ConnectorConfig.builder()
                .secret("token", Secret.of("plnx_x"))
                .set("organization", "M\u00fcnchen")
                .build();
        assertThat(failed(
                                Connectors.of(new PlanasonixProvider()).open(Planasonix.ID, config),
                                ConnectorError.Configuration.class)
                        .violations())
                .extracting(ConfigViolation::path)
                .containsExactly("organization");
    }
}
