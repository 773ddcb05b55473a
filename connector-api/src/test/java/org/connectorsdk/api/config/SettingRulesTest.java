package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingRulesTest {

    private static final ConfigSchema SCHEMA = ConfigSchema.builder()
            .add(Setting.builder("token", SettingType.STRING).secret().build())
            .add(Setting.builder("user", SettingType.STRING).build())
            .add(Setting.builder("min-delay", SettingType.DURATION).required().build())
            .add(Setting.builder("max-delay", SettingType.DURATION)
                    .defaultValue("30s")
                    .build())
            .rule(SettingRulesTest::oneCredential)
            .rule(SettingRulesTest::delaysInOrder)
            .build();

    private static List<ConfigViolation> oneCredential(Settings settings) {
        return settings.isSet("token") == settings.isSet("user")
                ? List.of(new ConfigViolation("token", ConfigViolation.CONFLICT, "give either token or user"))
                : List.of();
    }

    private static List<ConfigViolation> delaysInOrder(Settings settings) {
        return settings.duration("min-delay").compareTo(settings.duration("max-delay")) > 0
                ? List.of(new ConfigViolation(
                        "min-delay", ConfigViolation.OUT_OF_RANGE, "min-delay must not be above max-delay"))
                : List.of();
    }

    @Test
    void aConfigurationThatKeepsAllRulesIsAccepted() {
        ConnectorConfig config = ConnectorConfig.builder()
                .set("user", "u")
                .set("min-delay", "1s")
                .build();

        assertThat(SCHEMA.resolve(config).isRight()).isTrue();
    }

    @Test
    void allRulesThatAreBrokenAreReported() {
        ConnectorConfig config =
                ConnectorConfig.builder().set("min-delay", "1m").build();

        assertThat(SCHEMA.resolve(config).getLeft())
                .extracting(ConfigViolation::code)
                .containsExactly("conflict", "out-of-range");
    }

    @Test
    void onlyRulesThatReadAFaultySettingAreLeftOut() {
        ConnectorConfig config =
                ConnectorConfig.builder().set("min-delay", "long").build();

        assertThat(SCHEMA.resolve(config).getLeft())
                .extracting(ConfigViolation::code)
                .containsExactly("wrong-type", "conflict");
    }

    @Test
    void aRuleThatReadsAMissingSettingIsLeftOut() {
        ConnectorConfig config = ConnectorConfig.builder().set("user", "u").build();

        assertThat(SCHEMA.resolve(config).getLeft())
                .extracting(ConfigViolation::code)
                .containsExactly("missing");
    }
}
