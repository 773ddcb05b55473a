package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.connectorsdk.api.Connectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Endpoints that show all values do not show secrets of accounts. */
class AccountSanitizingTest {
    private static Object shown(String property, Object value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "connectors.accounts.my-shop.provider", "hotdata",
                                "connectors.accounts.my-shop.attempts", 3,
                                "connectors.accounts.my-shop.token", 40917255)));
        AccountSanitizing sanitizing = new AccountSanitizing(DeclaredAccounts.in(environment, Connectors.discover()));
        return String.valueOf(
                sanitizing.apply(new SanitizableData(null, property, value)).getValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connectors.accounts.my-shop.token",
                "connectors.accounts.myShop.TOKEN",
                "CONNECTORS_ACCOUNTS_MYSHOP_TOKEN",
                "connectors.accounts.my-shop.tokn"
            })
    void whatMayBeASecretIsHiddenByItsName(String property) {
        assertThat(shown(property, "anything")).isEqualTo(SanitizableData.SANITIZED_VALUE);
    }

    @Test
    void aSecretIsHiddenWhereverItStands() {
        assertThat(shown("program.copy", "key=40917255;")).isEqualTo("key=******;");
    }

    @Test
    void aSecretThatIsANumberIsHiddenToo() {
        assertThat(shown("program.copy", 40917255)).isEqualTo("******");
    }

    @Test
    void whatIsNoSecretIsShown() {
        assertThat(shown("connectors.accounts.my-shop.attempts", 3)).isEqualTo("3");
    }
}
