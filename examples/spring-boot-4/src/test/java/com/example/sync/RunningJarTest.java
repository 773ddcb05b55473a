package com.example.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.Simulators;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed application, as a process of its own, on a real port, with a vendor that is a simulator. */
class RunningJarTest {
    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static VendorSimulator vendor;
    private static Process application;
    private static Path log;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        vendor = Simulators.find("hotdata").orElseThrow().start(SimulatorOptions.defaults());
        vendor.seedConnections(1);
        log = folder.resolve("application.log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("application.jar"),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.org.connectorsdk=trace",
                "--management.endpoints.web.exposure.include=*",
                "--management.endpoint.health.show-details=always",
                "--management.endpoint.env.show-values=always",
                "--management.endpoint.configprops.show-values=always");
        command.environment().put("HOTDATA_URL", vendor.baseUrl().toString());
        command.environment().put("HOTDATA_TOKEN", vendor.settings().get("token"));
        command.environment().put("HOTDATA_WORKSPACE", vendor.settings().getOrDefault("workspace", ""));
        application = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        address = "http://127.0.0.1:" + port();
    }

    private static String port() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find()) {
                return port.group(1);
            }
            if (application.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("the application did not start:\n" + Files.readString(log));
    }

    @AfterAll
    static void stop() throws Exception {
        application.destroy();
        application.waitFor(10, TimeUnit.SECONDS);
        application.destroyForcibly();
        vendor.close();
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void oneSyncIsDrivenOverHttp() throws Exception {
        Matcher id = Pattern.compile("\"id\":\"(conn[^\"]*)\"").matcher(send("GET", "/connections").body());
        assertThat(id.find()).isTrue();

        HttpResponse<String> job = send("POST", "/connections/" + id.group(1) + "/sync");

        assertThat(job.statusCode()).isEqualTo(200);
        assertThat(job.body()).contains("SUCCEEDED");
    }

    @Test
    void healthSaysHowTheAccountIs() throws Exception {
        assertThat(send("GET", "/actuator/health/connectors/shop").body())
                .contains("\"status\":\"UP\"", "\"provider\":\"hotdata\"");
    }

    @Test
    void theMetersOfTheLibraryAreThere() throws Exception {
        send("GET", "/connections");

        assertThat(send("GET", "/actuator/prometheus").body())
                .contains("connector_operation_seconds_count{account=\"shop\"", "connector_clients{account=\"shop\"");
    }

    @Test
    void aFailureIsAProblemDetail() throws Exception {
        HttpResponse<String> answer = send("POST", "/connections/conn_none/sync");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"urn:connectorsdk:error:not-found\"", "\"kind\":\"NOT_FOUND\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "connectors", "info", "health", "beans", "loggers", "prometheus"})
    void noEndpointShowsTheToken(String endpoint) throws Exception {
        HttpResponse<String> answer = send("GET", "/actuator/" + endpoint);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty().doesNotContain(vendor.settings().get("token"));
    }

    @Test
    void thereIsNoDumpOfTheHeap() throws Exception {
        assertThat(send("GET", "/actuator/heapdump").statusCode()).isEqualTo(404);
    }

    @Test
    void theLogDoesNotShowTheToken() throws Exception {
        send("GET", "/connections");

        assertThat(Files.readString(log)).contains("hotdata").doesNotContain(vendor.settings().get("token"));
    }
}
