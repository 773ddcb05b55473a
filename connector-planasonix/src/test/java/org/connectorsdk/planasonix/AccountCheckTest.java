package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a check tells of Planasonix's keys, which have scopes that nothing shows. */
class AccountCheckTest {
    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private Connections open(String... scopes) {
        Secret key = Secret.of(fixture.simulator().issueKey(Set.of(scopes)));
        return fixture.open(fixture.config().secret("token", key).build());
    }

    @Test
    void aKeyThatReadsConnectionsMayListAndGet() {
        AccountReport report = right(open("connections:read").check());

        assertThat(report.usable())
                .contains(Set.of(Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CONFIG_READ));
    }

    @Test
    void aKeyThatReadsJobsAloneMayNotList() {
        AccountReport report = right(open("sync:read").check());

        assertThat(report.ok()).isTrue();
        assertThat(report.usable()).contains(Set.of(Capability.JOB_LIST));
        assertThat(report.denied())
                .containsOnlyKeys(Capability.LIST, Capability.LIST_FILTER, Capability.GET, Capability.CONFIG_READ)
                .containsValue("Key lacks scope connections:read");
    }

    @Test
    void aKeyWithoutAnyRightIsAGoodKey() {
        AccountReport report = right(open("admin:organization").check());

        assertThat(report.ok()).isTrue();
        assertThat(report.usable()).contains(Set.of());
    }

    @Test
    void aPlanWithoutSyncsDeniesThem() {
        fixture.tenant().plan(Plan.STARTER);

        AccountReport report = right(fixture.open().check());

        assertThat(report.denied())
                .containsKeys(Capability.SYNC, Capability.JOB_LIST, Capability.SYNC_CANCEL)
                .containsValue("The plan does not include the Orchestration API");
    }
}
