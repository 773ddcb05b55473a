package org.connectorsdk.verification.journal;

import java.util.Locale;
import java.util.Map;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;

/** A vendor in one of its versions, APIs or dialects; the name of its files. */
enum Flavour {
    HOTDATA_AUGUST("hotdata", Map.of("era", "august")),
    HOTDATA_JUNE("hotdata", Map.of("era", "june")),
    AIRBYTE("airbyte", Map.of()),
    AIRBYTE_PUBLIC("airbyte-public", Map.of()),
    PLANASONIX("planasonix", Map.of("dialect", "reference")),
    PLANASONIX_CLIENT("planasonix", Map.of("dialect", "client")),
    VIRTUOUSAI("virtuousai", Map.of());

    private final String simulator;
    private final Map<String, String> choices;

    Flavour(String simulator, Map<String, String> choices) {
        this.simulator = simulator;
        this.choices = choices;
    }

    SimulatorProvider simulator() {
        return Simulators.find(simulator).orElseThrow();
    }

    SimulatorOptions options() {
        SimulatorOptions options = SimulatorOptions.defaults().seed(7);
        for (Map.Entry<String, String> choice : choices.entrySet()) {
            options = options.vendor(choice.getKey(), choice.getValue());
        }
        return options;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
