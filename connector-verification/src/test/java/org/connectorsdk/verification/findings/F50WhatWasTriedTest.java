package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConfigSchema;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;

/**
 * F-50: whoever asks for a provider or a credential that is not there reads what there is, and where it was looked for.
 */
@Finding(
        value = "F-50",
        rule = "What was tried is said: the known providers, and each source of a credential with its state")
class F50WhatWasTriedTest {

    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a name with a slip", "hotdate"),
                Input.of("an empty name", ""),
                Input.of("a name in capitals", "HOTDATA"),
                Input.of("a blank", " "),
                Input.of("another vendor", "stitch"),
                Input.of("a name and more", "hotdata/v1"));
    }

    @ForEveryCase
    void anUnknownProviderIsAnsweredWithTheKnownOnes(Case<String> one) {
        ConnectorError error = Connectors.discover().require(one.value()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message())
                .contains("unknown provider '" + one.value() + "'")
                .contains(one.target().provider());
    }

    @ForEveryCase
    void aKnownProviderIsAnsweredWithItsDescriptor(Case<String> one) {
        String id = one.target().provider();

        assertThat(Connectors.discover().require(id).get().id()).isEqualTo(id);
    }

    /** What the configuration has of the credential, and what the error says of that. */
    private record Given(Optional<String> value, String said) {}

    static List<Input<Given>> credentials() {
        return List.of(
                Input.of("nothing", new Given(Optional.empty(), "does not have it")),
                Input.of("an empty text", new Given(Optional.of(""), "has it blank")),
                Input.of("a blank", new Given(Optional.of(" "), "has it blank")),
                Input.of("many blanks", new Given(Optional.of("     "), "has it blank")),
                Input.of("a tab", new Given(Optional.of("\t"), "has it blank")),
                Input.of("an empty line", new Given(Optional.of("\n"), "has it blank")));
    }

    /** Where nothing is called a token, it is every secret without which nothing can be sent. */
    private static List<Setting> credential(ConfigSchema schema) {
        return schema.setting("token")
                .map(List::of)
                .orElseGet(() -> schema.settings().stream()
                        .filter(setting -> setting.isSecret() && setting.isRequired())
                        .toList());
    }

    @ForEveryCase(inputs = "credentials")
    void aMissingCredentialNamesEachSourceAndItsState(Case<Given> one) {
        String id = one.target().provider();
        ConfigSchema schema = Connectors.discover().require(id).get().configSchema();
        List<Setting> credential = credential(schema);
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        one.value().value().ifPresent(value -> credential.forEach(setting -> config.set(setting.name(), value)));
        if (schema.setting("auth").isPresent()) {
            config.set("auth", "bearer");
        }

        ConnectorError error = Connectors.discover().open(id, config.build()).getLeft();

        String variable = "CONNECTOR_" + id.toUpperCase(Locale.ROOT) + "_";
        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(credential)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(error.message())
                        .contains(setting.name() + ": the configuration "
                                + one.value().said())
                        .contains(variable + setting.environmentSuffix() + " is not set"));
    }
}
