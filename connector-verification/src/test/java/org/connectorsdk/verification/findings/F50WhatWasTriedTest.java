package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Setting;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;

/** F-50: whoever asks for a provider or a credential that is not there reads what there is, and where it was looked for. */
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
                Input.of("another vendor", "fivetran"),
                Input.of("a name and more", "hotdata/v1"));
    }

    @ForEveryCase
    void anUnknownProviderIsAnsweredWithTheKnownOnes(Case<String> one) {
        ConnectorError error = Connectors.discover().require(one.value()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message())
                .contains("there is no provider '" + one.value() + "'")
                .contains(one.target().provider());
    }

    @ForEveryCase
    void aKnownProviderIsAnsweredWithItsDescriptor(Case<String> one) {
        String id = one.target().provider();

        assertThat(Connectors.discover().require(id).get().id()).isEqualTo(id);
    }

    @ForEveryCase
    void aMissingCredentialNamesEachSourceAndItsState(Case<String> one) {
        String id = one.target().provider();
        ProviderDescriptor provider = Connectors.discover().require(id).get();
        ConnectorConfig blank = ConnectorConfig.builder().set("token", " ").build();
        List<Setting> required = provider.configSchema().settings().stream()
                .filter(setting -> setting.isRequired() && setting.isSecret())
                .toList();

        ConnectorError error = Connectors.discover()
                .open(id, blank)
                .map(opened -> {
                    opened.close();
                    return opened;
                })
                .fold(
                        left -> left,
                        opened -> new ConnectorError.Closed(org.connectorsdk.api.error.ErrorContext.of(id, "open")
                                .build()));

        for (Setting setting : required) {
            assertThat(error.message())
                    .contains(setting.name().equals("token") ? "has it blank" : "does not have it")
                    .contains("CONNECTOR_" + id.toUpperCase(java.util.Locale.ROOT) + "_" + setting.environmentSuffix()
                            + " is not set");
        }
    }
}
