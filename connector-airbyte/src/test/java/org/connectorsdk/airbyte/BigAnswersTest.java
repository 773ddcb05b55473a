package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.simulators.airbyte.model.SourceCatalog;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.ProxiedConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Answers that do not fit into memory, read by a process that has little of it (INC-28). */
class BigAnswersTest {
    private static final long MB = 1L << 20;

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    @TempDir
    Path folder = Path.of("");

    /** What the last process got to read, in bytes. */
    private long received;

    /** Surefire starts its process with a jar that only names the others. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs {@link SmallProcess} with little memory; what it prints is the answer. */
    private String run(AirbyteApi api, String heap, String task) throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(fixture.simulator().settings());
        settings.put("api", api.text());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                SmallProcess.class.getName(),
                task,
                fixture.connection().value()));
        try (FaultProxy proxy = FaultProxy.to(fixture.simulator().baseUrl())) {
            settings.put("base-url", proxy.baseUrl().toString());
            settings.forEach((name, value) -> command.add(name + "=" + value));
            String printed = output(command);
            received = proxy.connections().stream()
                    .mapToLong(ProxiedConnection::bytesToClient)
                    .sum();
            return printed;
        }
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(printed).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed.strip();
    }

    @Test
    void twentyThousandStreamsAreIntrospectedInLittleMemory() throws Exception {
        fixture.state().discovers(fixture.source(), SourceCatalog.generated(20_000, 40));
        assertThat(run(AirbyteApi.CONFIG, "128m", "introspect")).isEqualTo("20000 tables, 820000 columns");
        assertThat(received).isGreaterThan(50 * MB);
    }

    @Test
    void theSameThroughThePublicApi() throws Exception {
        fixture.state().discovers(fixture.source(), SourceCatalog.generated(20_000, 40));
        assertThat(run(AirbyteApi.PUBLIC, "128m", "introspect")).isEqualTo("20000 tables, 820000 columns");
    }

    @Test
    void aJobThatCarriesItsLogsIsPolledInLittleMemory() throws Exception {
        fixture.faultAlways("get-job-light", Fault.status(404).json("{\"message\": \"Page Not Found\"}"));
        fixture.jobs().next(JobPlan.endless().logging(60 * MB, 5 * MB));
        fixture.jobs().start(fixture.connection().value(), "sync");
        long growth = Long.parseLong(run(AirbyteApi.CONFIG, "24m", "poll"));
        assertThat(fixture.requests("get-job")).isEqualTo(SmallProcess.POLLS);
        assertThat(received).isGreaterThan(SmallProcess.POLLS * 60 * MB);
        assertThat(growth).isLessThan(2 * MB);
    }
}
