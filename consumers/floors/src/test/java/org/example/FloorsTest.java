package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.util.SortedSet;
import kotlin.KotlinVersion;
import okhttp3.OkHttp;
import okio.Okio;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.jackson2.ConnectorModule;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.SimulatorProvider;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every provider works with the oldest libraries that the support policy names. */
class FloorsTest {

    static SortedSet<String> vendors() {
        return Simulators.ids();
    }

    @Test
    void everyVendorIsThere() {
        assertEquals(6, vendors().size(), () -> "vendors: " + vendors());
    }

    @Test
    void theOldLibrariesAreTheOnesInUse() {
        assertEquals("4.12.0", OkHttp.VERSION);
        assertEquals("2.16.2", PackageVersion.VERSION.toString());
        assertEquals("1.9.10", KotlinVersion.CURRENT.toString());
        assertEquals("slf4j-api-2.0.0.jar", jar(LoggerFactory.class));
        assertEquals("okio-jvm-3.6.0.jar", jar(Okio.class));
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

    @Test
    void theOldJacksonWritesAndReadsValues() throws Exception {
        ObjectMapper mapper = new ObjectMapper().registerModule(new ConnectorModule());
        Deletion deletion = new Deletion(ConnectionId.of("conn_1"), Deletion.State.GONE);

        String text = mapper.writeValueAsString(deletion);

        assertEquals(deletion.toJson().toJson(), text);
        assertEquals(deletion, mapper.readValue(text, Deletion.class));
    }
}
