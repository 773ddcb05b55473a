package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.FaultProxy;
import org.connectorsdk.testkit.fault.ProxyFault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** F-22: TLS and HTTP/2 through a relay that swallows what comes on an old connection. */
@Finding(value = "F-22", rule = "A connection that ended an attempt by silence is not used again")
@Execution(ExecutionMode.CONCURRENT) // it waits for silent connections
class F22SilentConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(700);

    /** What is swallowed, and which limit ends the attempt. */
    private record Silence(Supplier<ProxyFault> fault, String limit) {}

    static List<Input<Silence>> inputs() {
        return List.of(
                Input.of("requests, idle limit", new Silence(ProxyFault::swallowRequests, "idle")),
                Input.of("answers, idle limit", new Silence(ProxyFault::swallowResponses, "idle")),
                Input.of("requests, attempt limit", new Silence(ProxyFault::swallowRequests, "attempt")),
                Input.of("answers, attempt limit", new Silence(ProxyFault::swallowResponses, "attempt")),
                Input.of("requests, deadline", new Silence(ProxyFault::swallowRequests, "deadline")),
                Input.of("answers, deadline", new Silence(ProxyFault::swallowResponses, "deadline")));
    }

    private static CallOptions options(String limit) {
        return switch (limit) {
            case "attempt" -> CallOptions.builder().attemptTimeout(SHORT).build();
            case "deadline" -> CallOptions.deadline(SHORT);
            default -> CallOptions.none();
        };
    }

    @ForEveryCase(with = "LIST")
    void theNextAttemptTakesAFreshConnection(Case<Silence> one, Stage stage) {
        try (Http2Front front = new Http2Front(stage.baseUrl(), 0);
                FaultProxy relay = FaultProxy.to(front.address())) {
            stage.seed(2);
            String limit = one.value().limit();
            Connections client = stage.openInRealTime(config -> front.settings(config, relay.port())
                    .set("idle-timeout", limit.equals("idle") ? SHORT.toMillis() + "ms" : "60s"));
            client.list(ConnectionQuery.all()).get();
            relay.arm(one.value().fault().get());

            var answer = one.ask(client, ViewCall.list().with(options(limit)));

            if (limit.equals("deadline")) {
                assertThat(answer.getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);
                CallOptions once = CallOptions.builder().maxAttempts(1).build();
                answer = one.ask(client, ViewCall.list().with(once));
            }
            assertThat(answer.get().items()).hasSize(2);
            assertThat(relay.connections()).hasSize(2);
        }
    }
}
