package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionKind;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.Reach;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-12: the mask is written back as the password (airbytehq/airbyte#986, BerriAI/litellm#39878,
 * open-metadata/OpenMetadata#31989).
 */
class Inc12MaskedPasswordTest {
    private static final String ABSENT = "(absent)";

    /** Shows a password in every configuration as vendors do. */
    private static void mask(JsonNode node, String shown) {
        for (String name : List.of("config", "configuration")) {
            if (node.path(name) instanceof ObjectNode config && !shown.equals(ABSENT)) {
                config.put("password", shown.isEmpty() ? null : shown);
            }
        }
        node.forEach(child -> mask(child, shown));
    }

    private static void showMasked(Stage stage, String shown) {
        String update = stage.harness().operations(NeutralCall.UPDATE).get(0);
        stage.on(FaultScript.ANY)
                .when(call -> !call.operation().equals(update))
                .always()
                .inject(Fault.rewriteJson(answer -> mask(answer, shown)));
    }

    @ForEveryProvider(with = "UPDATE")
    void aChangeOfTheNameTouchesNothingThatIsMasked(ConformanceTarget target) {
        for (String shown : List.of("**********", "sk****EA", "", ABSENT)) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                Connection created = client.create(stage.spec("orders")).get();
                ConnectionId id = created.id();
                Object before = stage.harness().snapshotWithoutName(id);
                showMasked(stage, shown);

                client.update(id, stage.harness().changeFor(created)).get();

                assertThat(stage.harness().snapshotWithoutName(id)).isEqualTo(before);
            }
        }
    }

    @ForEveryProvider(with = "UPDATE")
    void aChangeOfAnotherSettingNeverPutsTheMaskOnTheWire(ConformanceTarget target) {
        for (String shown : List.of("**********", "sk****EA", "", ABSENT)) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                ConnectionSpec spec = stage.spec("orders");
                ConnectionId id = client.create(spec).get().id();
                showMasked(stage, shown);
                stage.journal().clear();

                Either<ConnectorError, Connection> answer = client.update(
                        id,
                        ConnectionChange.builder()
                                .config(JsonObject.of("host", "other.sample.test"))
                                .build());

                assertThat(stage.sent(NeutralCall.UPDATE))
                        .extracting(Exchange::bodyText)
                        .noneMatch(body -> body.contains("****"));
                if (answer.isLeft()) {
                    assertThat(answer.getLeft().outcome()).isNotEqualTo(Outcome.UNKNOWN);
                    assertThat(stage.sent(NeutralCall.UPDATE))
                            .extracting(Exchange::status)
                            .noneMatch(status -> status < 300);
                }
            }
        }
    }

    @ForEveryProvider(with = "UPDATE")
    void aMaskThatTheCallerReadIsNotSentEither(Stage stage) {
        Connections client = stage.open();
        Connection created = client.create(stage.spec("orders")).get();
        assumeTrue(created.kind() != ConnectionKind.LINK, "settings with secrets belong to the ends of a link");
        ConnectionId id = created.id();
        JsonObject read = JsonObject.of("host", "other.sample.test", "password", "**********");

        client.update(id, ConnectionChange.builder().config(read).build());

        assertThat(stage.sent(NeutralCall.UPDATE))
                .extracting(Exchange::bodyText)
                .noneMatch(body -> body.contains("****"));
    }

    @ForEveryProvider(with = "UPDATE")
    void aSecretWithAsterisksIsSentAsItIs(Stage stage) {
        Connections client = stage.open();
        ConnectionId id = client.create(stage.spec("orders")).get().id();
        stage.journal().clear();

        Either<ConnectorError, Connection> answer = client.update(
                id,
                ConnectionChange.builder()
                        .secrets("password", Secret.of("re**al****secret"))
                        .build());

        if (answer.isRight()) {
            assertThat(stage.journal().all())
                    .extracting(Exchange::bodyText)
                    .anyMatch(body -> body.contains("re**al****secret"));
        } else {
            assertThat(answer.getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    @ForEveryProvider(with = {"UPDATE", "TEST"})
    void theConnectionStillTestsWellAfterwards(Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedReachability(Reach.GOOD).orElseThrow();
        client.update(id, stage.harness().changeFor(client.get(id).get())).get();

        assertThat(client.test(id).get().ok()).isTrue();
    }
}
