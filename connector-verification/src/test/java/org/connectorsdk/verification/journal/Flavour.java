package org.connectorsdk.verification.journal;

import java.util.Locale;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;

/** A vendor in one of its versions, APIs or dialects; the name of its files. */
enum Flavour {
    HOTDATA_AUGUST("hotdata", "era", "august"),
    HOTDATA_JUNE("hotdata", "era", "june"),
    AIRBYTE("airbyte", "", ""),
    AIRBYTE_PUBLIC("airbyte-public", "", ""),
    PLANASONIX("planasonix", "dialect", "reference"),
    PLANASONIX_CLIENT("planasonix", "dialect", "client"),
    VIRTUOUSAI("virtuousai", "", ""),
    FIVETRAN("fivetran", "", "");

    private final String simulator;
    private final String choice;
    private final String chosen;

    Flavour(String simulator, String choice, String chosen) {
        this.simulator = simulator;
        this.choice = choice;
        this.chosen = chosen;
    }

    SimulatorProvider simulator() {
        return Simulators.find(simulator).orElseThrow();
    }

    SimulatorOptions options() {
        SimulatorOptions options = SimulatorOptions.defaults().seed(7);
        return choice.isEmpty() ? options : options.vendor(choice, chosen);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
