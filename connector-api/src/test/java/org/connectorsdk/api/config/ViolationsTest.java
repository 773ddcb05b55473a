package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.connectorsdk.api.config.SampleSchema.minimal;
import static org.connectorsdk.api.config.SampleSchema.settings;
import static org.connectorsdk.api.config.SampleSchema.violations;

import java.util.List;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationsTest {

    /** CFG-02. */
    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        ConnectorConfig.Builder config = ConnectorConfig.builder()
                .set("base-url", "api.example.com")
                .set("max-attempts", 11)
                .set("read-timeout", "30")
                .set("flavour", "Public")
                .set("wrokspace", "ws_1");

        assertThat(violations(config))
                .extracting(ConfigViolation::path, ConfigViolation::code)
                .containsExactly(
                        tuple("api-key", "missing"),
                        tuple("base-url", "wrong-type"),
                        tuple("workspace", "missing"),
                        tuple("max-attempts", "out-of-range"),
                        tuple("read-timeout", "wrong-type"),
                        tuple("flavour", "not-a-choice"),
                        tuple("wrokspace", "unknown-setting"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "max-attempts | three | max-attempts must be an integer, such as 42; it is \"three\"",
                "max-attempts | 3.5 | max-attempts must be an integer of at most 64 bits; it is \"3.5\"",
                "max-attempts | 0 | max-attempts must be at least 1 and at most 10; it is \"0\"",
                "backoff-factor | 4.51 | backoff-factor must be at least 1 and at most 4.5; it is \"4.51\"",
                "backoff-factor | ,5 | backoff-factor must be a number, such as 0.5; it is \",5\"",
                "allow-plain-http | yes | allow-plain-http must be true or false; it is \"yes\"",
                "read-timeout | 11m | read-timeout must be at least 100ms and at most 10m; it is \"11m\"",
                "flavour | publik | flavour must be one of public, config; did you mean public?; it is \"publik\"",
                "base-url | ftp://a | base-url begins with ftp://, where http:// or https:// is needed; it is"
                        + " \"ftp://a\""
            })
    void aMessageSaysWhichSettingWhatIsWrongAndWhatWasGiven(String name, String value, String message) {
        assertThat(violations(minimal().set(name, value)))
                .singleElement()
                .extracting(ConfigViolation::message)
                .isEqualTo(message);
    }

    @Test
    void aMissingSettingIsReportedWithItsEnvironmentVariable() {
        assertThat(violations(minimal().remove("workspace")))
                .containsExactly(new ConfigViolation(
                        "workspace",
                        "missing",
                        "workspace is required; set it, or the environment variable CONNECTOR_<PROVIDER>_WORKSPACE"));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'\t\n'"})
    void anEmptyValueIsNoValue(String empty) {
        assertThat(violations(minimal().set("workspace", empty)))
                .extracting(ConfigViolation::code)
                .containsExactly("missing");
        assertThat(settings(minimal().set("max-attempts", empty)).integer("max-attempts"))
                .isEqualTo(3);
    }

    /** CFG-04. */
    @ParameterizedTest
    @CsvSource({
        "base-ulr, base-url",
        "bse-url, base-url",
        "baseurl, base-url",
        "baseUrl, base-url",
        "BASE_URL, base-url",
        "api-kye, api-key",
        "max-attempt, max-attempts",
        "work-space, workspace"
    })
    void anUnknownSettingIsReportedWithTheNearestKnownOne(String given, String meant) {
        assertThat(violations(minimal().set(given, "x")))
                .containsExactly(new ConfigViolation(
                        given, "unknown-setting", given + " is not a setting; did you mean " + meant + "?"));
    }

    @Test
    void anUnknownSettingLikeNoOtherIsReportedWithAllKnown() {
        assertThat(violations(minimal().set("colour", "x")))
                .singleElement()
                .extracting(ConfigViolation::message)
                .isEqualTo("colour is not a setting; the settings are api-key, base-url, workspace, max-attempts,"
                        + " backoff-factor, allow-plain-http, read-timeout, flavour, ca-file, old-token");
    }

    @Test
    void anUnknownSettingOfASchemaWithoutSettingsIsReported() {
        ConnectorConfig config = ConnectorConfig.builder().set("colour", "x").build();

        assertThat(ConfigSchema.builder().build().resolve(config).getLeft())
                .extracting(ConfigViolation::message)
                .containsExactly("colour is not a setting; there are no settings");
    }

    @Test
    void theValueOfAnUnknownSettingIsNotShown() {
        assertThat(violations(minimal().set("api-kye", "c4n4ry")).toString()).doesNotContain("c4n4ry");
    }

    @Test
    void aLongNameIsCutAndKeptOnOneLine() {
        String name = "x\n\u001b[31m" + "y".repeat(10_000);

        ConfigViolation violation = violations(minimal().set(name, "x")).get(0);

        assertThat(violation.path()).hasSizeLessThan(90).doesNotContain("\n").doesNotContain("\u001b");
        assertThat(violation.message())
                .hasSizeLessThan(300)
                .doesNotContain("\n")
                .doesNotContain("\u001b");
    }

    @Test
    void aLongValueIsCut() {
        String message =
                violations(minimal().set("flavour", "v".repeat(10_000))).get(0).message();

        assertThat(message).endsWith("it is \"" + "v".repeat(80) + "…\"");
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:c4n4ry@host/path",
        "https://c4n4ry@host",
        "https://@host?c4n4ry",
        "ftp://user:c4n4ry@host",
        "user:c4n4ry@host",
        "'https://user:p@c4n4ry@host '",
        "https://u:" + "ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppc4n4rypppppppppppppp@host",
        "ftp://host/?token=c4n4ry",
        "ftp://host/#c4n4ry"
    })
    void whatLooksLikeACredentialInAnAddressIsMasked(String address) {
        assertThat(violations(minimal().set("base-url", address)).toString()).doesNotContain("c4n4ry");
    }

    @Test
    void credentialsInAnAddressAreRefused() {
        assertThat(violations(minimal().set("base-url", "https://user:c4n4ry@host/x")))
                .containsExactly(new ConfigViolation(
                        "base-url",
                        "credentials-in-url",
                        "base-url must not hold a user name or password; there are settings for them;"
                                + " it is \"https://[masked]@host/x\""));
    }

    @Test
    void aControlCharacterInPlainTextIsRefusedWithItsPosition() {
        assertThat(violations(minimal().set("workspace", "ws_1\r\nX-Evil: 1")))
                .containsExactly(new ConfigViolation(
                        "workspace",
                        "illegal-character",
                        "workspace has 15 characters, and the one at position 5 is a control character"));
    }

    @Test
    void halfACharacterInPlainTextIsRefused() {
        assertThat(settings(minimal().set("workspace", "😀")).string("workspace"))
                .isEqualTo("😀");
        assertThat(violations(minimal().set("workspace", "a\ud83d")))
                .extracting(ConfigViolation::message)
                .containsExactly("workspace has 2 characters, and the one at position 2 is an unpaired surrogate");
    }

    @Test
    void aJsonContainerAsValueIsRefused() {
        ConnectorConfig config = ConnectorConfig.fromJson(
                JsonObject.of("api-key", "k", "workspace", List.of("c4n4ry"), "base-url", JsonObject.empty()));

        assertThat(SampleSchema.SCHEMA.resolve(config).getLeft())
                .extracting(ConfigViolation::message)
                .containsExactly(
                        "base-url must be a single value, not an object",
                        "workspace must be a single value, not an array");
    }

    /** INC-23 (d). */
    @Test
    void aDeprecatedSettingStillWorksAndIsReported() {
        Settings settings = settings(minimal().secret("old-token", Secret.of("x")));

        assertThat(settings.secret("old-token").get()).isEqualTo(Secret.of("x"));
        assertThat(settings.warnings())
                .containsExactly(
                        new ConfigViolation("old-token", "deprecated", "old-token is deprecated: use api-key"));
    }

    @Test
    void withoutDeprecatedSettingsThereAreNoWarnings() {
        assertThat(settings(minimal()).warnings()).isEmpty();
    }

    @Test
    void aDeprecatedSettingIsListedAmongOtherProblems() {
        assertThat(violations(minimal().set("old-token", "x").set("max-attempts", 0)))
                .extracting(ConfigViolation::code)
                .containsExactly("out-of-range", "deprecated");
    }
}
