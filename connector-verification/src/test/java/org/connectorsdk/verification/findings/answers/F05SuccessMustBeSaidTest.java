package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.SeededRows;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.verification.findings.Asked;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
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

    private static void isRefusedInItsWords(Either<ConnectorError, ?> answer) {
        ConnectorError error = answer.getLeft();
        assertThat(error.kind()).as(error.message()).isNotEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains(WORDS);
    }

    @ForEveryCase(asked = {Asked.LIST, Asked.STREAM, Asked.GET})
    void anAnswerWithAnErrorBesideItIsNone(Case<Consumer<ObjectNode>> one, Stage stage) {
        stage.always(one.operation().sent(), Fault.rewriteJson(one.value()));

        isRefusedInItsWords(one.ask(stage.open(), one.operation().on(stage)));
    }

    @ForEveryCase(asked = {Asked.DELETE, Asked.GET})
    void anErrorInPlaceOfTheAnswerIsNone(Case<Consumer<ObjectNode>> one, Stage stage) {
        stage.always(one.operation().sent(), instead(one.value()));

        isRefusedInItsWords(one.ask(stage.open(), one.operation().on(stage)));
    }

    @ForEveryCase(with = "QUERY")
    void anErrorInPlaceOfRowsIsNoResult(Case<Consumer<ObjectNode>> one, Stage stage) {
        isRefusedInItsWords(queried(stage, instead(one.value())));
    }

    private static Either<ConnectorError, SqlQuery.Rows> queried(Stage stage, Fault fault) {
        SeededRows seeded = stage.harness().seedRows(2).orElseThrow();
        stage.always(NeutralCall.QUERY, fault);
        return stage.open()
                .facet(SqlQuery.class)
                .orElseThrow()
                .query(seeded.connection(), seeded.statement(), OptionalInt.empty(), CallOptions.none());
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
    void aSoundListIsNotRefused(Case<Consumer<ObjectNode>> one, Stage stage) {
        stage.always(NeutralCall.LIST, Fault.rewriteJson(one.value()));
        stage.seed(2);

        assertThat(one.answer(stage.open(), ViewCall.list()).items()).hasSize(2);
    }

    @ForEveryCase(with = "GET", inputs = "sound")
    void aSoundConnectionIsNotRefused(Case<Consumer<ObjectNode>> one, Stage stage) {
        stage.always(NeutralCall.GET, Fault.rewriteJson(one.value()));
        Connection seeded = stage.seed(1).get(0);

        assertThat(one.answer(stage.open(), ViewCall.get(seeded.id())).id()).isEqualTo(seeded.id());
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

    private static Fault with(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Fault.rewrite(honest -> Answer.bytes(200, "application/json", bytes));
    }

    @ForEveryCase(
            asked = {Asked.LIST, Asked.GET},
            inputs = "heartless")
    void anAnswerWithoutWhatWasAskedForIsMalformed(Case<String> one, Stage stage) {
        stage.always(one.operation().sent(), with(one.value()));

        assertThat(one.error(stage.open(), one.operation().on(stage)).kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @ForEveryCase(with = "INTROSPECT", inputs = "heartless")
    void aCatalogWithoutItsTablesIsMalformed(Case<String> one, Stage stage) {
        stage.always(NeutralCall.INTROSPECT, with(one.value()));
        ConnectionId id = stage.harness().seedCatalog().orElseThrow().connection();

        assertThat(one.error(stage.open(), ViewCall.introspect(id)).kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @ForEveryCase(with = "QUERY", inputs = "heartless")
    void aResultWithoutItsRowsIsNone(Case<String> one, Stage stage) {
        ErrorKind kind = queried(stage, with(one.value())).getLeft().kind();

        boolean isInWords = one.input().name().equals("a message");
        assertThat(kind).isEqualTo(isInWords ? wordsAlone(one) : ErrorKind.MALFORMED_RESPONSE);
    }

    /** Where the form of a result has a place for them, words in place of rows say why there are none. */
    private static ErrorKind wordsAlone(Case<String> one) {
        return one.target().id().equals("planasonix") ? ErrorKind.QUERY_FAILED : ErrorKind.MALFORMED_RESPONSE;
    }

    /** What an introspection of Airbyte answers when it is done and has no catalog to show. */
    static List<Input<String>> discoveries() {
        return List.of(
                Input.of("success alone", "{\"jobInfo\":{\"succeeded\":true}}"),
                Input.of("a catalog that is null", "{\"catalog\":null,\"jobInfo\":{\"succeeded\":true}}"),
                Input.of("success at the top", "{\"succeeded\":true}"),
                Input.of("a catalog without streams", "{\"catalog\":{},\"jobInfo\":{\"succeeded\":true}}"),
                Input.of("streams that are null", "{\"catalog\":{\"streams\":null}}"),
                Input.of("nothing of the job", "{\"catalogId\":\"7\"}"));
    }

    @ForEveryCase(only = "airbyte", inputs = "discoveries")
    void aDiscoveryThatSucceededWithoutACatalogIsMalformed(Case<String> one, Stage stage) {
        aCatalogWithoutItsTablesIsMalformed(one, stage);
    }

    /** How a member comes a second time. */
    private record Twice(String value, boolean before) {
        Fault of(Set<String> names) {
            return Fault.rewrite(honest -> {
                String text = new String(honest.bodyBytes(), StandardCharsets.UTF_8).strip();
                for (String name : names) {
                    int at = text.indexOf("\"" + name + "\"");
                    if (at >= 0) {
                        String again = "\"" + name + "\":" + value;
                        int object = text.lastIndexOf('{', at);
                        String changed = before
                                ? text.substring(0, object + 1) + again + "," + text.substring(object + 1)
                                : text.substring(0, text.lastIndexOf('}')) + "," + again + "}";
                        return Answer.bytes(200, "application/json", changed.getBytes(StandardCharsets.UTF_8));
                    }
                }
                throw new AssertionError("none of " + names + " in " + text);
            });
        }
    }

    static List<Input<Twice>> doubled() {
        return List.of(
                Input.of("an empty list behind it", new Twice("[]", false)),
                Input.of("an empty list before it", new Twice("[]", true)),
                Input.of("null behind it", new Twice("null", false)),
                Input.of("null before it", new Twice("null", true)),
                Input.of("a list of one behind it", new Twice("[{\"id\":\"x\",\"name\":\"x\"}]", false)),
                Input.of("an object before it", new Twice("{}", true)));
    }

    @ForEveryCase(with = "LIST", inputs = "doubled")
    void aListThatComesTwiceIsMalformed(Case<Twice> one, Stage stage) {
        stage.seed(2);
        stage.always(NeutralCall.LIST, one.value().of(Set.of("connections", "data")));

        assertThat(one.error(stage.open(), ViewCall.list()).kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }
}
