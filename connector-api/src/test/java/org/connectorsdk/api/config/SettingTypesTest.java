package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.api.config.SampleSchema.minimal;
import static org.connectorsdk.api.config.SampleSchema.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypesTest {

    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "30 s, PT30S",
        "' 2m ', PT2M",
        "1h, PT1H",
        "7d, PT168H",
        "PT1M30S, PT1M30S",
        "pt0.5s, PT0.5S",
        "P1D, PT24H"
    })
    void durationsAreReadWithUnitOrAsIso(String text, Duration expected) {
        assertThat(resolve(SettingType.DURATION, text).duration("it")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "30, wrong-type",
        "1.5s, wrong-type",
        "30S, wrong-type",
        "30min, wrong-type",
        "soon, wrong-type",
        "P1M, wrong-type",
        "٣s, wrong-type",
        "-5s, wrong-type",
        "-PT5S, out-of-range",
        "PT-5S, out-of-range",
        "999999999999999999d, out-of-range",
        "99999999999999999999s, out-of-range",
        "107000d, out-of-range"
    })
    void otherDurationsAreRefused(String text, String code) {
        assertThat(refusal(SettingType.DURATION, text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "HTTPS://API.EXAMPLE.COM/v1/",
                "http://localhost:8000/api/v1",
                "http://127.0.0.1:1",
                "http://[::1]:8080/",
                "http://airbyte_server:8001",
                "https://host/a?b=c",
                "https://host:65535"
            })
    void addressesOfWebServicesAreTakenAsTheyAre(String text) {
        assertThat(resolve(SettingType.URL, text).url("it")).isEqualTo(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "//api.example.com",
                "ftp://host",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://host:port",
                "https://host:65536",
                "https://ho st",
                "https://müller.example",
                "mailto:a@b"
            })
    void otherAddressesAreRefused(String text) {
        assertThat(refusal(SettingType.URL, text).code()).isEqualTo(ConfigViolation.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-7, -7", "5.0, 5", "1e3, 1000", "9223372036854775807, 9223372036854775807"})
    void integersAreReadInAnyJsonSpelling(String text, long expected) {
        assertThat(resolve(SettingType.INTEGER, text).integer("it")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "007", "0x1f", "1_000", "1.5", "٣", "9223372036854775808", "1e999999999", "NaN"})
    void otherIntegersAreRefused(String text) {
        assertThat(refusal(SettingType.INTEGER, text).code()).isEqualTo(ConfigViolation.WRONG_TYPE);
    }

    @Test
    void decimalsKeepTheirDigits() {
        assertThat(resolve(SettingType.DECIMAL, "0.10").decimal("it")).isEqualTo(new BigDecimal("0.10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", ".5", "1e99999999999", "half"})
    void otherDecimalsAreRefused(String text) {
        assertThat(refusal(SettingType.DECIMAL, text).code()).isEqualTo(ConfigViolation.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "False, false"})
    void switchesAreReadInAnyCase(String text, boolean expected) {
        assertThat(resolve(SettingType.BOOLEAN, text).bool("it")).isEqualTo(expected);
    }

    @Test
    void aPathIsReadWithoutLookingAtTheDisk() {
        assertThat(resolve(SettingType.FILE, "/no/such/file").file("it")).isEqualTo(Path.of("/no/such/file"));
        assertThat(refusal(SettingType.FILE, "a\u0000b").code()).isEqualTo(ConfigViolation.WRONG_TYPE);
    }

    @Test
    void aChoiceIsReadInItsSpellingOnly() {
        assertThat(settings(minimal().set("flavour", "config")).string("flavour"))
                .isEqualTo("config");
        assertThat(SampleSchema.violations(minimal().set("flavour", "CONFIG")))
                .extracting(ConfigViolation::code)
                .containsExactly(ConfigViolation.NOT_A_CHOICE);
    }

    @Test
    void valuesOfJavaTypesAreReadBackAsWhatTheyWere() {
        Settings settings = settings(minimal()
                .set("max-attempts", 7)
                .set("backoff-factor", 1.5)
                .set("allow-plain-http", true)
                .set("read-timeout", Duration.ofSeconds(90))
                .set("base-url", URI.create("http://localhost:1"))
                .set("ca-file", Path.of("ca.pem")));

        assertThat(settings.integer("max-attempts")).isEqualTo(7);
        assertThat(settings.decimal("backoff-factor")).isEqualTo("1.5");
        assertThat(settings.bool("allow-plain-http")).isTrue();
        assertThat(settings.duration("read-timeout")).hasSeconds(90);
        assertThat(settings.url("base-url")).hasToString("http://localhost:1");
        assertThat(settings.file("ca-file")).hasToString("ca.pem");
    }

    private static Settings resolve(SettingType type, String text) {
        return schema(type)
                .resolve(ConnectorConfig.builder().set("it", text).build())
                .getOrElseThrow(violations -> new AssertionError("refused: " + violations));
    }

    private static ConfigViolation refusal(SettingType type, String text) {
        List<ConfigViolation> violations = schema(type)
                .resolve(ConnectorConfig.builder().set("it", text).build())
                .getLeft();
        assertThat(violations).hasSize(1);
        return violations.get(0);
    }

    private static ConfigSchema schema(SettingType type) {
        return ConfigSchema.builder().add(Setting.builder("it", type).build()).build();
    }
}
