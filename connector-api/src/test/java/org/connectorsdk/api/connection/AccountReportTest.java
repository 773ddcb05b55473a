package org.connectorsdk.api.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.connectorsdk.api.descriptor.Capability;
import org.junit.jupiter.api.Test;

/** What a check of an account says. */
class AccountReportTest {
    @Test
    void aNarrowKeyIsOk() {
        AccountReport narrow = AccountReport.builder(true, true)
                .denied(Capability.SYNC, "lacks sync:trigger")
                .build();

        assertThat(narrow.ok()).isTrue();
        assertThat(narrow).hasToString("AccountReport[ok, denied=[SYNC]]");
    }

    @Test
    void aRefusedKeyAndAnAbsentVendorAreNotOk() {
        AccountReport refused = AccountReport.builder(true, false).build();
        AccountReport absent = AccountReport.builder(false, false).build();

        assertThat(refused.ok()).isFalse();
        assertThat(refused).hasToString("AccountReport[not authenticated]");
        assertThat(absent.ok()).isFalse();
        assertThat(absent).hasToString("AccountReport[not reachable]");
    }

    @Test
    void whoWasNotReachedHasAuthenticatedNobody() {
        AccountReport.Builder builder = AccountReport.builder(false, true);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vendor that was not reached has authenticated nobody");
    }

    @Test
    void whatWasNotToldDiffersFromNothing() {
        AccountReport untold = AccountReport.builder(true, true).build();

        assertThat(untold.usable()).isEmpty();
        assertThat(untold.toBuilder().usable(List.of()).build()).isNotEqualTo(untold);
    }

    @Test
    void capabilitiesAreInOrderOfTheirNames() {
        AccountReport report = AccountReport.builder(true, true)
                .usable(List.of(Capability.LIST, Capability.GET))
                .denied(Capability.SYNC, "")
                .denied(Capability.CREATE, "")
                .build();

        assertThat(report.usable())
                .hasValueSatisfying(usable -> assertThat(usable).containsExactly(Capability.GET, Capability.LIST));
        assertThat(report.denied().keySet()).containsExactly(Capability.CREATE, Capability.SYNC);
    }

    @Test
    void itsVerdictIsOneLine() {
        AccountReport report = AccountReport.builder(true, true)
                .denied(Capability.SYNC, "no\nway")
                .scopes(List.of("a\tb"))
                .build();

        assertThat(report.denied()).containsEntry(Capability.SYNC, "no way");
        assertThat(report.scopes()).containsExactly("a b");
    }
}
