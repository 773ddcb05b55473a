package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @Test
    void aSettingIsOptionalVisibleAndWithoutDefaultUnlessSaidOtherwise() {
        Setting setting = Setting.builder("base-url", SettingType.URL).build();

        assertThat(setting.isRequired()).isFalse();
        assertThat(setting.isSecret()).isFalse();
        assertThat(setting.allowsUnicode()).isFalse();
        assertThat(setting.defaultValue()).isEmpty();
        assertThat(setting.min()).isEmpty();
        assertThat(setting.max()).isEmpty();
        assertThat(setting.deprecated()).isEmpty();
        assertThat(setting.choices()).isEmpty();
        assertThat(setting.examples()).isEmpty();
        assertThat(setting.description()).isEmpty();
    }

    @Test
    void theEnvironmentVariableFollowsFromTheName() {
        assertThat(SampleSchema.BASE_URL.environmentSuffix()).isEqualTo("BASE_URL");
    }

    @Test
    void aLabelIsMadeFromTheNameWhenNoneIsGiven() {
        assertThat(SampleSchema.READ_TIMEOUT.label()).isEqualTo("Read timeout");
        assertThat(SampleSchema.API_KEY.label()).isEqualTo("API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "api-key", "s3-region", "oauth2", "tls-1-2", "az-az09"})
    void namesInKebabCaseAreTaken(String name) {
        assertThat(Setting.builder(name, SettingType.STRING).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "apiKey", "api_key", "api--key", "-api", "api-", "3d", "api key", "schlüssel"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Setting.builder(name, SettingType.STRING))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("name: '" + name + "' is not in kebab-case");
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction(
                        SettingType.INTEGER,
                        setting -> setting.defaultValue("three"),
                        "would refuse its own default: it must be an integer, such as 42"),
                contradiction(
                        SettingType.DURATION,
                        setting -> setting.examples("10s", "10"),
                        "would refuse its own example: it must be a number with a unit:"
                                + " 500ms, 30s, 2m, 1h, 7d or PT1M30S"),
                contradiction(SettingType.STRING, setting -> setting.defaultValue(" "), "has an empty default"),
                contradiction(
                        SettingType.STRING,
                        setting -> setting.required().defaultValue("a"),
                        "has a default, so it cannot be required"),
                contradiction(
                        SettingType.STRING,
                        setting -> setting.secret().defaultValue("a"),
                        "is secret, so it cannot have a default"),
                contradiction(SettingType.URL, Setting.Builder::secret, "is secret, so it must be a STRING"),
                contradiction(
                        SettingType.STRING, Setting.Builder::unicode, "is not secret, where unicode is allowed anyway"),
                contradiction(SettingType.CHOICE, setting -> setting, "is a CHOICE without choices"),
                contradiction(SettingType.STRING, setting -> setting.choices("a"), "has choices but is not a CHOICE"),
                contradiction(
                        SettingType.STRING, setting -> setting.min(1), "has bounds, which a STRING does not know"),
                contradiction(
                        SettingType.INTEGER,
                        setting -> setting.min(5).max(1),
                        "would refuse its own minimum: it must be at least 5 and at most 1"),
                contradiction(
                        SettingType.INTEGER,
                        setting -> setting.max("ten"),
                        "would refuse its own maximum: it must be an integer, such as 42"),
                contradiction(
                        SettingType.INTEGER,
                        setting -> setting.min(1).max("ten"),
                        "has a bound that must be an integer, such as 42"),
                contradiction(
                        SettingType.INTEGER,
                        setting -> setting.max(3).defaultValue("4"),
                        "would refuse its own default: it must be at most 3"));
    }

    private static Arguments contradiction(
            SettingType type, UnaryOperator<Setting.Builder> description, String message) {
        return Arguments.of(type, description, message);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("contradictions")
    void aDescriptionThatContradictsItselfIsRefused(
            SettingType type, UnaryOperator<Setting.Builder> description, String message) {
        Setting.Builder builder = description.apply(Setting.builder("some-name", type));

        assertThatThrownBy(builder::build)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting 'some-name' " + message);
    }

    @Test
    void aSchemaRefusesASecondSettingOfTheSameName() {
        ConfigSchema.Builder schema = ConfigSchema.builder().add(SampleSchema.BASE_URL);

        assertThatThrownBy(() -> schema.add(SampleSchema.BASE_URL))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting: a second one named 'base-url'");
    }

    @Test
    void aSchemaFindsItsSettingsByName() {
        assertThat(SampleSchema.SCHEMA.setting("base-url")).contains(SampleSchema.BASE_URL);
        assertThat(SampleSchema.SCHEMA.setting("absent")).isEmpty();
        assertThat(SampleSchema.SCHEMA.settings()).hasSize(10).startsWith(SampleSchema.API_KEY);
    }

    @Test
    void theTextSaysWhatASettingIs() {
        assertThat(SampleSchema.API_KEY).hasToString("Setting[api-key: STRING, required, secret]");
        assertThat(SampleSchema.BASE_URL).hasToString("Setting[base-url: URL]");
        assertThat(ConfigSchema.builder().add(SampleSchema.BASE_URL).build()).hasToString("ConfigSchema[base-url]");
    }
}
