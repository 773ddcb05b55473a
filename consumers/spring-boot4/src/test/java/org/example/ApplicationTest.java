package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Controllers that return values of the library answer their documented JSON. */
class ApplicationTest {
    private static VendorSimulator simulator;
    private static Connections connections;
    private static ConfigurableApplicationContext application;
    private static Connection orders;

    @BeforeAll
    static void start() {
        simulator = Simulators.find("hotdata").orElseThrow().start(SimulatorOptions.defaults());
        connections = Connectors.discover()
                .open("hotdata", simulator.config().build())
                .getOrElseThrow(ConnectorException::new);
        orders = connections.orThrow().create(simulator.sampleConnection("orders"));
        application = new SpringApplicationBuilder(Application.class)
                .properties(Map.of("server.port", "0", "server.address", "127.0.0.1"))
                .initializers(context -> context.getBeanFactory().registerSingleton("connections", connections))
                .run();
    }

    @AfterAll
    static void stop() {
        application.close();
        connections.close();
        simulator.close();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonMapper mapper() {
        return application.getBean(JsonMapper.class);
    }

    @Test
    void aConnectionIsAnsweredInItsForm() throws Exception {
        Connection read = connections.orThrow().get(orders.id());

        assertEquals(
                read.toJson().toJson(),
                send("GET", "/connections/" + orders.id(), "").body());
    }

    @Test
    void aPageIsAnsweredInItsForm() throws Exception {
        String page = connections
                .orThrow()
                .list(ConnectionQuery.all())
                .toJson(Connection::toJson)
                .toJson();

        assertEquals(page, send("GET", "/connections", "").body());
    }

    @Test
    void aJobIsAnsweredInItsForm() throws Exception {
        String job = send("POST", "/connections/" + orders.id() + "/sync", "").body();

        assertEquals(mapper().readValue(job, Job.class).toJson().toJson(), job);
    }

    @Test
    void anErrorIsAnsweredInItsForm() throws Exception {
        HttpResponse<String> answer = send("GET", "/connections/conn_none", "");

        assertEquals(502, answer.statusCode());
        ConnectorError error = mapper().readValue(answer.body(), ConnectorError.class);
        assertTrue(error instanceof ConnectorError.NotFound, answer.body());
        assertEquals(error.toJson().toJson(), answer.body());
    }

    @Test
    void aConnectionIsReadFromItsForm() throws Exception {
        assertEquals(
                "orders", send("POST", "/names", orders.toJson().toJson()).body());
    }
}
