package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a check tells of Fivetran's keys. */
class AccountCheckTest {
    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    @Test
    void whoseKeyItIsIsShown() {
        fixture.fault("get-account-info", Fault.status(200).json("""
                {"code": "Success", "data": {"account_id": "a", "account_name": "A", "system_key_id": "sys_1", "x": 1}}"""));

        AccountReport report = right(fixture.open().check());

        assertThat(report.vendorFields())
                .isEqualTo(JsonObject.of("x", 1, "account_id", "a", "account_name", "A")
                        .with("system_key_id", "sys_1"));
    }

    @Test
    void aMissingRightIsToldInTheVendorsWords() {
        fixture.simulator().behaviour().withoutRight("list-connections", "CONNECTOR_READ");

        AccountReport report = right(fixture.open().check());

        assertThat(report.ok()).isTrue();
        assertThat(report.denied()).containsOnlyKeys(Capability.LIST, Capability.LIST_FILTER);
        assertThat(report.denied().get(Capability.LIST)).endsWith("Required permission: CONNECTOR_READ");
    }

    @Test
    void aKeyThatMayNotReadTheAccountIsGood() {
        fixture.simulator().behaviour().withoutRight("get-account-info", "ACCOUNT_READ");

        AccountReport report = right(fixture.open().check());

        assertThat(report.ok()).isTrue();
        assertThat(report.denied()).isEmpty();
        assertThat(report.warnings()).singleElement().asString().contains("ACCOUNT_READ");
    }

    @Test
    void answersThatBreakTheContractTellNothing() {
        for (String operation : new String[] {"get-account-info", "list-groups", "list-connections"}) {
            fixture.faultAlways(operation, Fault.status(200).json("[]"));
        }

        ConnectorError error = failed(fixture.open().check(), ConnectorError.MalformedResponse.class);

        assertThat(error.context().operation()).isEqualTo("check");
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
