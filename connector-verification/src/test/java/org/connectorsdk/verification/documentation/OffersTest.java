package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;

/**
 * The table of the README that tells whether the library fits a vendor is what its providers declare. Run with
 * {@code -Doffers.write=true} to bring it up to date.
 */
class OffersTest {
    private static final Path README = Documents.ROOT.resolve("README.md");
    private static final String BEGIN = "<!-- offers: generated -->\n";

    private static final Map<String, Capability> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("create", Capability.CREATE);
        COLUMNS.put("update", Capability.UPDATE);
        COLUMNS.put("delete", Capability.DELETE);
        COLUMNS.put("test", Capability.TEST);
        COLUMNS.put("introspect", Capability.INTROSPECT);
        COLUMNS.put("sync", Capability.SYNC);
        COLUMNS.put("list jobs", Capability.JOB_LIST);
        COLUMNS.put("cancel", Capability.SYNC_CANCEL);
        COLUMNS.put("purge", Capability.PURGE);
        COLUMNS.put("statements", Capability.QUERY);
        COLUMNS.put("preview", Capability.PREVIEW);
    }

    @Test
    void theReadmeSaysWhatEachProviderOffers() throws IOException {
        StringBuilder table = new StringBuilder("| | " + String.join(" | ", COLUMNS.keySet()) + " |\n");
        table.append("|---|").append("---|".repeat(COLUMNS.size())).append('\n');
        for (String vendor : Simulators.ids()) {
            SimulatorProvider simulated = Simulators.find(vendor).orElseThrow();
            table.append(row(vendor, simulated));
        }

        String text = Documents.read(README);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf("<!-- /offers -->");
        if (Boolean.getBoolean("offers.write")) {
            Files.writeString(README, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(text.substring(from, to)).isEqualTo(table.toString());
        }
    }

    private static String row(String vendor, SimulatorProvider simulated) {
        StringBuilder row = new StringBuilder("| [" + vendor + "](docs/providers/" + simulated.connector() + ".md) |");
        ProviderDescriptor offered = offered(vendor, simulated);
        COLUMNS.values().forEach(each -> row.append(offered.supports(each) ? " yes |" : " |"));
        return row.append('\n').toString();
    }

    /** What a provider can at the most; one of several flavours tells when it is opened. */
    private static ProviderDescriptor offered(String vendor, SimulatorProvider simulated) {
        Connectors connectors = Connectors.discover();
        if (vendor.equals(simulated.connector())) {
            return connectors.provider(vendor).orElseThrow();
        }
        try (VendorSimulator simulator = simulated.start(SimulatorOptions.defaults());
                Connections connections = connectors
                        .open(simulated.connector(), simulator.config().build())
                        .getOrElseThrow(ConnectorException::new)) {
            return connections.descriptor();
        }
    }
}
