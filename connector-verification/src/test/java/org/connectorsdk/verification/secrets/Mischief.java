package org.connectorsdk.verification.secrets;

import io.vavr.control.Either;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.testkit.wire.Answer;

/** Uses every kind of secret that the library takes, against a vendor that throws each of them back. */
final class Mischief {
    static final String OF_A_CONNECTION = "pl4nted/c0nnection+s3cret\"4711";
    static final String OF_A_CALL = "pl4nted-call-cr3dential/4712";
    static final String OF_A_PROXY = "pl4nted-pr0xy&passw0rd=4713";
    static final String OF_A_KEY_STORE = "pl4nted-k3y-st0re pass 4714";

    private final ConformanceTarget target;
    private final VendorHarness harness;
    private final VirtualClock clock = VirtualClock.create();

    private Mischief(ConformanceTarget target) {
        this.target = target;
        this.harness = target.start(SimulatorOptions.defaults().clock(clock).seed(99));
    }

    static void on(ConformanceTarget target) {
        PlantedSecrets.note("connection", OF_A_CONNECTION);
        PlantedSecrets.note("call", OF_A_CALL);
        PlantedSecrets.note("proxy", OF_A_PROXY);
        PlantedSecrets.note("key-store", OF_A_KEY_STORE);
        Mischief mischief = new Mischief(target);
        try {
            mischief.run();
            PlantedSecrets.note(mischief.harness);
        } finally {
            mischief.harness.close();
        }
    }

    private void run() {
        for (Fault fault : echoes()) {
            var armed = harness.simulator()
                    .faults()
                    .on(FaultScript.ANY)
                    .when(call -> !call.path().endsWith("/token"))
                    .always()
                    .inject(fault);
            open(config -> config).forEach(this::everyCall);
            armed.disarm();
        }
        open(config -> config).forEach(this::everyCall);
        open(config -> config.set(
                                "proxy",
                                URI.create(harness.simulator()
                                        .baseUrl()
                                        .resolve("/")
                                        .toString()))
                        .set("proxy-user", "somebody")
                        .secret("proxy-password", Secret.of(OF_A_PROXY)))
                .forEach(this::everyCall);
        open(config -> config.set("trust-store", "/nowhere/trust.p12")
                        .secret("trust-store-password", Secret.of(OF_A_KEY_STORE)))
                .forEach(this::everyCall);
    }

    /** Answers that give back what came: every header, and the body. */
    private static List<Fault> echoes() {
        return List.of(
                Fault.answering(call -> Answer.json(400, message(call))),
                Fault.answering(call -> Answer.json(401, message(call))
                        .header("WWW-Authenticate", "Bearer realm=\"" + credential(call) + "\"")),
                Fault.answering(call -> Answer.text(500, echo(call))),
                Fault.answering(call -> Answer.bytes(
                        200, "application/json", ("{\"broken\": \"" + echo(call)).getBytes(StandardCharsets.UTF_8))),
                Fault.resetBefore());
    }

    private static String message(IncomingCall call) {
        return JsonObject.of("code", "X", "message", echo(call), "detail", echo(call))
                .toJson();
    }

    private static String credential(IncomingCall call) {
        return call.rawHeader("Authorization").orElse("none");
    }

    private static String echo(IncomingCall call) {
        return "no " + credential(call) + " " + call.bodyText();
    }

    private Either<ConnectorError, Connections> open(UnaryOperator<ConnectorConfig.Builder> change) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        harness.settings(harness.simulator().baseUrl()).forEach((name, value) -> {
            if (harness.secretSettings().contains(name)) {
                config.secret(name, Secret.of(value));
            } else {
                config.set(name, value);
            }
        });
        ConnectorConfig changed = change.apply(config).build();
        System.err.println(changed);
        return Connectors.discover()
                .open(
                        target.provider(),
                        changed,
                        RuntimeContext.builder()
                                .time(clock)
                                .observer(PlantedSecrets.observer())
                                .build())
                .peekLeft(PlantedSecrets::tell);
    }

    private void everyCall(Connections client) {
        ConnectionSpec spec = harness.spec("swept").toBuilder()
                .secrets("password", Secret.of(OF_A_CONNECTION))
                .build();
        ConnectionChange change = ConnectionChange.builder()
                .name("swept again")
                .secrets("password", Secret.of(OF_A_CONNECTION))
                .build();
        CallOptions options =
                CallOptions.builder().credential(Secret.of(OF_A_CALL)).build();
        try (client) {
            ConnectionId id = harness.seed(1).get(0).id();
            for (CallOptions each : List.of(CallOptions.none(), options)) {
                Connections view = client.with(each);
                told(view.create(spec));
                told(view.update(id, change));
                told(view.test(spec));
                told(view.test(id));
                told(view.get(id));
                told(view.list(ConnectionQuery.all()));
                told(view.delete(id));
            }
            System.err.println(List.of(client, client.descriptor(), spec, change, options));
        }
    }

    private static void told(Either<ConnectorError, ?> answer) {
        answer.peek(System.err::println).peekLeft(PlantedSecrets::tell);
    }
}
