package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.incidents.Stage;

/** F-05: an answer of status 200 is a success only if it brings what was asked for and does not say otherwise. */
@Finding(value = "F-05", rule = "Success must be said: an error member or a false flag beside the content is a failure")
class F05SuccessMustBeSaidTest {
    private static final String WORDS = "table is locked";

    /** What stands in an answer beside, or in place of, what was asked for. */
    static List<Input<Consumer<ObjectNode>>> inputs() {
        return List.of(
                Input.of("an error object", answer -> answer.putObject("error").put("message", WORDS)),
                Input.of("an error text", answer -> answer.put("error", WORDS)),
                Input.of("success false", answer -> answer.put("success", false).put("message", WORDS)),
                Input.of("ok false", answer -> answer.put("ok", false).put("message", WORDS)),
                Input.of(
                        "succeeded false",
                        answer -> answer.put("succeeded", false).put("message", WORDS)),
                Input.of(
                        "success as text",
                        answer -> answer.put("success", "false").put("message", WORDS)),
                Input.of(
                        "errors",
                        answer -> answer.putArray("errors").addObject().put("message", WORDS)));
    }

    @ForEveryCase(with = "LIST")
    void aListWithAnErrorBesideItIsNoList(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = spoiled(one, NeutralCall.LIST)) {
            assertThat(one.view().ask(stage.open(), ViewCall.list()).isLeft()).isTrue();
        }
    }

    @ForEveryCase(with = "LIST")
    void aStreamWithAnErrorBesideItEndsInIt(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = spoiled(one, NeutralCall.LIST)) {
            assertThat(one.view().ask(stage.open(), ViewCall.stream()).isLeft()).isTrue();
        }
    }

    @ForEveryCase(with = "GET")
    void aConnectionWithAnErrorBesideItIsNone(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = spoiled(one, NeutralCall.GET)) {
            ConnectionId id = stage.subject().seed(1).get(0).id();

            assertThat(one.view().ask(stage.open(), ViewCall.get(id)).isLeft()).isTrue();
        }
    }

    @ForEveryCase(with = "DELETE")
    void aDeletionThatSaysNoIsNone(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.subject().seed(1).get(0).id();
            stage.on(NeutralCall.DELETE).always().inject(instead(one.value()));

            ConnectorError error =
                    one.view().ask(stage.open(), ViewCall.delete(id)).getLeft();

            assertThat(error.kind()).isNotEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    @ForEveryCase(with = "GET")
    void anErrorInPlaceOfAConnectionIsNoConnection(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            ConnectionId id = stage.subject().seed(1).get(0).id();
            stage.on(NeutralCall.GET).always().inject(instead(one.value()));

            ConnectorError error =
                    one.view().ask(stage.open(), ViewCall.get(id)).getLeft();

            assertThat(error.kind()).isNotEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    private static Stage spoiled(Case<Consumer<ObjectNode>> one, NeutralCall call) {
        Stage stage = new Stage(one.target());
        stage.on(call).always().inject(Fault.rewriteJson(one.value()));
        return stage;
    }

    private static Fault instead(Consumer<ObjectNode> change) {
        return Fault.rewrite(honest -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            change.accept(answer);
            return Answer.json(200, answer);
        });
    }

    /** Sound answers that only look like failures. */
    static List<Input<Consumer<ObjectNode>>> sound() {
        return List.of(
                Input.of("error null", answer -> answer.putNull("error")),
                Input.of("an empty error", answer -> answer.put("error", "")),
                Input.of("no errors", answer -> answer.putArray("errors")),
                Input.of("success", answer -> answer.put("success", true)),
                Input.of("ok", answer -> answer.put("ok", true).put("message", "done")),
                Input.of("an error without content", answer -> answer.putObject("error")));
    }

    @ForEveryCase(with = "LIST", inputs = "sound")
    void aSoundListIsNotRefused(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = spoiled(one, NeutralCall.LIST)) {
            stage.subject().seed(2);

            assertThat(one.view().ask(stage.open(), ViewCall.list()).get().items())
                    .hasSize(2);
        }
    }

    @ForEveryCase(with = "GET", inputs = "sound")
    void aSoundConnectionIsNotRefused(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = spoiled(one, NeutralCall.GET)) {
            Connection seeded = stage.subject().seed(1).get(0);

            assertThat(one.view()
                            .ask(stage.open(), ViewCall.get(seeded.id()))
                            .get()
                            .id())
                    .isEqualTo(seeded.id());
        }
    }

    /** Bodies that hold nothing of what was asked for. */
    static List<Input<String>> heartless() {
        return List.of(
                Input.of("an empty object", "{}"),
                Input.of("a message", "{\"message\":\"no\"}"),
                Input.of("null for all", "{\"connections\":null,\"data\":null,\"catalog\":null,\"tables\":null}"),
                Input.of("an id of nothing", "{\"name\":\"x\"}"),
                Input.of("only words", "{\"status\":\"fine\"}"),
                Input.of("only paging", "{\"meta\":{},\"next\":\"\"}"));
    }

    private static Stage answering(Case<String> one, NeutralCall call) {
        Stage stage = new Stage(one.target());
        byte[] body = one.value().getBytes(StandardCharsets.UTF_8);
        stage.on(call).always().inject(Fault.rewrite(honest -> Answer.bytes(200, "application/json", body)));
        return stage;
    }

    @ForEveryCase(with = "LIST", inputs = "heartless")
    void aListWithoutItsArrayIsMalformed(Case<String> one) {
        try (Stage stage = answering(one, NeutralCall.LIST)) {
            assertThat(one.view().ask(stage.open(), ViewCall.list()).getLeft().kind())
                    .isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    @ForEveryCase(with = "GET", inputs = "heartless")
    void aConnectionWithoutItsIdIsMalformed(Case<String> one) {
        try (Stage stage = answering(one, NeutralCall.GET)) {
            ConnectionId id = stage.subject().seed(1).get(0).id();

            assertThat(one.view().ask(stage.open(), ViewCall.get(id)).getLeft().kind())
                    .isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }

    @ForEveryCase(with = "INTROSPECT", inputs = "heartless")
    void aCatalogWithoutItsTablesIsMalformed(Case<String> one) {
        try (Stage stage = answering(one, NeutralCall.INTROSPECT)) {
            ConnectionId id = stage.subject().seedCatalog().orElseThrow().connection();

            var answer = one.view().ask(stage.open(), ViewCall.introspect(id));

            assertThat(answer.isLeft() || !answer.get().problems().isEmpty()).isTrue();
        }
    }

    /** A modelled member that comes twice. */
    private static Fault doubled() {
        return Fault.rewrite(honest -> {
            String text = new String(honest.bodyBytes(), StandardCharsets.UTF_8).strip();
            int last = text.lastIndexOf('}');
            for (String name : List.of("connections", "data")) {
                if (text.contains("\"" + name + "\"")) {
                    return Answer.bytes(
                            200,
                            "application/json",
                            (text.substring(0, last) + ",\"" + name + "\":[]}").getBytes(StandardCharsets.UTF_8));
                }
            }
            return honest;
        });
    }

    @ForEveryCase(with = "LIST", inputs = "sound")
    void aListThatComesTwiceIsMalformed(Case<Consumer<ObjectNode>> one) {
        try (Stage stage = new Stage(one.target())) {
            stage.subject().seed(2);
            stage.on(NeutralCall.LIST).always().inject(doubled());

            assertThat(one.view().ask(stage.open(), ViewCall.list()).getLeft().kind())
                    .isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
    }
}
