package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.util.SortedSet;
import kotlin.KotlinVersion;
import okio.Okio;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider works with libraries that came after it. */
class NewestTest {

    static SortedSet<String> vendors() {
        return Simulators.ids();
    }

    @Test
    void everyVendorIsThere() {
        assertEquals(6, vendors().size(), () -> "vendors: " + vendors());
    }

    @Test
    void theNewLibrariesAreTheOnesInUse() {
        assertEquals("2.23.0", PackageVersion.VERSION.toString());
        assertEquals("2.4.21", KotlinVersion.CURRENT.toString());
        assertEquals("okio-jvm-3.18.2.jar", jar(Okio.class));
    }

    private static String jar(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void aConnectionIsCreatedListedAndDeleted(String vendor) {
        SimulatorProvider provider = Simulators.find(vendor).orElseThrow();
        try (VendorSimulator simulator = provider.start(SimulatorOptions.defaults());
                Connections connections = Connectors.discover()
                        .open(provider.connector(), simulator.config().build())
                        .getOrElseThrow(ConnectorException::new)) {
            Connection created = connections.orThrow().create(simulator.sampleConnection("orders"));

            try (var all = connections.orThrow().stream(ConnectionQuery.all())) {
                assertTrue(all.anyMatch(each -> each.id().equals(created.id())));
            }
            connections.orThrow().delete(created.id());
            assertTrue(connections.get(created.id()).isLeft());
        }
    }
}
