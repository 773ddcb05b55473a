package org.connectorsdk.cli;

import java.util.Locale;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** A simulated vendor, and commands that are set to talk to it. */
final class Simulation {

    private Simulation() {}

    static VendorSimulator hotdata() {
        return of("hotdata");
    }

    static VendorSimulator of(String provider) {
        return Simulators.find(provider)
                .orElseThrow()
                .start(SimulatorOptions.defaults().seed(1));
    }

    /** As a person would who pasted the lines that the simulator prints. */
    static Commands commands(VendorSimulator simulator, Connectors connectors) {
        return commands("hotdata", simulator, connectors);
    }

    static Commands commands(String provider, VendorSimulator simulator, Connectors connectors) {
        Commands commands = Commands.with(connectors);
        simulator.settings().forEach((name, value) -> commands.environment(variable(provider, name), value));
        return commands;
    }

    static String variable(String setting) {
        return variable("hotdata", setting);
    }

    private static String variable(String provider, String setting) {
        return ("CONNECTOR_" + provider + "_" + setting)
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }
}
