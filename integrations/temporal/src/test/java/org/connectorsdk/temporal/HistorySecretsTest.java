package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.worker.WorkerOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of an account is in any history, whatever the vendor answers and the platform's own code throws. */
@Timeout(60)
class HistorySecretsTest {
    private static final Pattern DATA = Pattern.compile("\"data\": ?\"([A-Za-z0-9+/=]*)\"");
    private static final SyncPolicy QUICK = SyncPolicy.standard()
            .pauses(Duration.ofMillis(20), Duration.ofMillis(100))
            .starts(Duration.ofSeconds(20), Duration.ZERO)
            .looks(Duration.ZERO, Duration.ZERO);

    /** All events as text, and what their payloads hold. */
    private static String everything(Engine engine) throws Exception {
        StringBuilder all = new StringBuilder();
        for (WorkflowExecution execution : engine.executions()) {
            for (HistoryEvent event : engine.history(execution)) {
                String json = JsonFormat.printer().print(event);
                all.append(event).append(json).append('\n');
                Matcher data = DATA.matcher(json);
                while (data.find()) {
                    all.append(new String(Base64.getDecoder().decode(data.group(1)), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
        }
        return all.toString();
    }

    private static Set<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new TreeSet<>();
        forms.add(secret);
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return forms;
    }

    private static List<String> secrets(SimulatedAccount account) {
        Map<String, String> settings =
                account.harness().settings(account.harness().simulator().baseUrl());
        return account.harness().secretSettings().stream()
                .map(settings::get)
                .filter(secret -> secret != null && secret.length() >= 4)
                .toList();
    }

    private static void assertSecret(Engine engine, List<String> secrets) throws Exception {
        assertThat(secrets).isNotEmpty();
        String all = everything(engine);
        assertThat(all).contains("ConnectorFleet");
        for (String secret : secrets) {
            assertThat(forms(secret))
                    .allSatisfy(form -> assertThat(all.contains(form))
                            .as("a history holds %s", form)
                            .isFalse());
        }
    }

    /** The vendor repeats the credential that it was sent. */
    private static Fault echo(int status, List<String> secrets) {
        return Fault.answering(call -> Answer.json(
                status,
                "{\"message\":\"refused: " + String.join(" ", secrets) + "\",\"code\":\"" + secrets.get(0) + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public", "hotdata", "fivetran"})
    void noSecretIsInTheHistoryOfAFleet(String vendor) throws Exception {
        try (SimulatedAccount account = SimulatedAccount.start(vendor);
                Engine engine = Engine.bare()) {
            List<String> secrets = secrets(account);
            account.seed(4);
            String start = account.harness().operations(NeutralCall.SYNC).get(0);
            account.harness().simulator().faults().on(start).times(1).inject(echo(400, secrets));
            account.harness()
                    .scriptNextJob(List.of(
                            new VendorHarness.JobStep(JobState.RUNNING, "", ""),
                            new VendorHarness.JobStep(
                                    JobState.FAILED, "", "cannot reach " + String.join(" ", secrets))));
            engine.addWorker(WorkerOptions.getDefaultInstance(), clients(account));
            engine.environment().start();

            FleetReport report = engine.fleet("fleet")
                    .run(FleetOrder.of(FleetAccount.of(vendor)).policy(QUICK));

            assertThat(report.total()).isEqualTo(4);
            assertThat(report.listed()).isNotEmpty();
            assertSecret(engine, secrets);
        }
    }

    private static AccountClients clients(SimulatedAccount... accounts) {
        return new AccountClients(Connectors.discover(), SimulatedAccount.resolver(List.of(accounts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"planasonix", "airbyte", "airbyte-public", "hotdata", "fivetran"})
    void noSecretIsInTheHistoryOfAVendorThatRefuses(String vendor) throws Exception {
        try (SimulatedAccount account = SimulatedAccount.start(vendor);
                Engine engine = Engine.bare()) {
            List<String> secrets = secrets(account);
            account.harness().simulator().faults().on("any").always().inject(echo(403, secrets));
            engine.addWorker(WorkerOptions.getDefaultInstance(), clients(account));
            engine.environment().start();

            FleetReport report = engine.fleet("fleet")
                    .run(FleetOrder.of(FleetAccount.of(vendor)).policy(QUICK));

            assertThat(report.problems()).hasSize(1);
            assertSecret(engine, secrets);
        }
    }

    @Test
    void noTextOfTheResolverIsInAHistory() throws Exception {
        List<String> canaries = List.of("jdbc-password-7c1f");
        AccountResolver throwing = name -> {
            throw new IllegalStateException("postgres://u:" + canaries.get(0) + "@db/x");
        };
        try (Engine engine = Engine.over(throwing, Connectors.discover())) {
            FleetReport report = engine.fleet("fleet").run(FleetOrder.of(FleetAccount.of("acme")));

            assertThat(report.problems()).hasSize(1);
            assertSecret(engine, canaries);
        }
    }

    @Test
    void aSecretInAnOrderWouldBeFound() throws Exception {
        ScriptedActivities vendor = new ScriptedActivities();
        try (Engine engine = Engine.scripted(vendor)) {
            engine.fleet("fleet").run(FleetOrder.of(new FleetAccount("acme", 0, Map.of(), List.of("canary-7c1f"))));

            assertThat(everything(engine)).contains("canary-7c1f");
        }
    }
}
