package org.connectorsdk.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.test.agent.EnabledIfRuntimeHintsAgent;
import org.springframework.aot.test.agent.RuntimeHintsInvocations;
import org.springframework.aot.test.agent.RuntimeHintsRecorder;

/**
 * What one account does by reflection is in the files that the jars bring for native images. Without asynchronous
 * calls: they look for virtual threads, which Java 17 does not have.
 */
@EnabledIfRuntimeHintsAgent
class AgentTest {
    private static final List<String> MODULES = List.of("connector-api", "connector-http", "connector-hotdata");

    @Test
    void whatAnAccountDoesByReflectionIsInTheFilesOfTheJars() throws IOException {
        RuntimeHints hints = hints();
        try (VendorSimulator vendor = Simulators.find("hotdata").orElseThrow().start(SimulatorOptions.defaults())) {
            RuntimeHintsInvocations seen = RuntimeHintsRecorder.record(() -> work(vendor));

            assertThat(seen).match(hints);
        }
    }

    private static void work(VendorSimulator vendor) {
        try (Connections client = Connectors.discover()
                .open("hotdata", vendor.config().build())
                .getOrElseThrow(ConnectorException::new)) {
            ThrowingConnections hotdata = client.orThrow();
            hotdata.check();
            client.facet(Workspaces.class).orElseThrow();
            Connection orders = hotdata.create(vendor.sampleConnection("orders"));
            hotdata.list(ConnectionQuery.all());
            Job job = hotdata.sync(orders.id(), SyncRequest.full());
            hotdata.await(job.ref(), WaitPolicy.upTo(Duration.ofMinutes(1)));
        }
    }

    private static RuntimeHints hints() throws IOException {
        RuntimeHints hints = new RuntimeHints();
        for (String module : MODULES) {
            String folder = "META-INF/native-image/org.connectorsdk/" + module + "/";
            for (JsonNode entry : entries(folder + "reflect-config.json")) {
                hints.reflection()
                        .registerType(
                                TypeReference.of(entry.path("name").asText()),
                                categories(entry).toArray(MemberCategory[]::new));
            }
            for (JsonNode entry : entries(folder + "proxy-config.json")) {
                hints.proxies()
                        .registerJdkProxy(TypeReference.of(
                                entry.path("interfaces").path(0).asText()));
            }
        }
        return hints;
    }

    private static List<JsonNode> entries(String file) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        for (URL found : Collections.list(AgentTest.class.getClassLoader().getResources(file))) {
            try (InputStream in = found.openStream()) {
                new ObjectMapper().readTree(in).forEach(entries::add);
            }
        }
        return entries;
    }

    private static List<MemberCategory> categories(JsonNode entry) {
        List<MemberCategory> categories = new ArrayList<>();
        if (entry.path("allDeclaredConstructors").asBoolean()) {
            categories.add(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        }
        if (entry.path("allDeclaredMethods").asBoolean()) {
            categories.add(MemberCategory.INVOKE_DECLARED_METHODS);
        }
        if (entry.path("allPublicMethods").asBoolean()) {
            categories.add(MemberCategory.INVOKE_PUBLIC_METHODS);
        }
        if (entry.path("allDeclaredFields").asBoolean()) {
            categories.add(MemberCategory.DECLARED_FIELDS);
        }
        if (entry.path("allPublicFields").asBoolean()) {
            categories.add(MemberCategory.PUBLIC_FIELDS);
        }
        return categories;
    }
}
