package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about answers that are not what they should be. Each runs on every read that the provider declares. */
public interface WireRules {

    @Rule(
            id = "WIRE-01",
            statement = "A 200 with broken JSON is MALFORMED_RESPONSE, with the operation and at most a few hundred"
                    + " characters of the body.")
    default void WIRE_01_brokenJson(RuleContext context) {
        malformed(context, Fault.brokenJson());
    }

    @Rule(
            id = "WIRE-02",
            statement = "If an answer stops in the middle (plain, chunked or compressed, by a close or a reset), the"
                    + " call fails; what had arrived by then is not passed off as everything.")
    default void WIRE_02_aCutAnswer(RuleContext context) {
        for (Fault cut : List.of(
                Fault.cutBody(0.5),
                Fault.cutBody(0.5).chunked(),
                Fault.cutBody(0.5).gzip(),
                Fault.cutBody(0.9),
                Fault.cutBody(0.5).byReset())) {
            onEachRead(context, cut, error -> {
                boolean known = error.kind() == ErrorKind.UNREACHABLE || error.kind() == ErrorKind.MALFORMED_RESPONSE;
                assertTrue(known, () -> cut + ": " + error.message());
            });
        }
    }

    @Rule(
            id = "WIRE-03",
            statement = "An answer without a body is MALFORMED_RESPONSE where content is needed, and fine where there"
                    + " is none to expect, such as 204 to a delete.")
    default void WIRE_03_anEmptyAnswer(RuleContext context) {
        malformed(context, Fault.emptyBody());
        if (context.declares(NeutralCall.DELETE.capability())) {
            var id = context.harness().seed(1).get(0).id();
            context.on(NeutralCall.DELETE).inject(Fault.status(204));
            Expect.result(context.client().delete(id));
        }
    }

    @Rule(id = "WIRE-04", statement = "A 200 that is a web page, as a login wall sends it, is NOT_AN_API_ANSWER.")
    default void WIRE_04_aLoginPage(RuleContext context) {
        onEachRead(
                context,
                Fault.loginPage(),
                error -> assertEquals(ErrorKind.NOT_AN_API_ANSWER, error.kind(), error::message));
    }

    @Rule(
            id = "WIRE-05",
            statement = "Members that nobody knows do no harm and optional ones may be missing; if a member is"
                    + " missing that has to be there, MALFORMED_RESPONSE names it.")
    default void WIRE_05_unknownAndMissingMembers(RuleContext context) {
        context.harness().sendUnknownMembers();
        for (Probe read : Probe.reads(context)) {
            Expect.result(read.on(context.client()).map(java.util.Optional::ofNullable));
        }
        if (context.declares(NeutralCall.GET.capability())) {
            String required = context.harness().requiredMember();
            var id = context.harness().seed(1).get(0).id();
            context.on(NeutralCall.GET)
                    .inject(Fault.rewriteJson(json -> context.harness().removeMember(json, required)));
            ConnectorError error =
                    Expect.error(ErrorKind.MALFORMED_RESPONSE, context.client().get(id));
            assertTrue(error.message().contains(required), error::message);
        }
    }

    @Rule(
            id = "WIRE-06",
            statement = "A word that is new to the SDK in a status, type or state is kept as the vendor wrote it, and"
                    + " the call succeeds.")
    default void WIRE_06_unknownWords(RuleContext context) {
        context.harness().speakUnknownWords();
        for (Probe read : Probe.reads(context)) {
            Expect.result(read.on(context.client()).map(java.util.Optional::ofNullable));
        }
    }

    @Rule(
            id = "WIRE-07",
            statement = "An answer that grows beyond the configured size when it is unpacked ends the call with"
                    + " PAYLOAD_TOO_LARGE or MALFORMED_RESPONSE before it fills the memory.")
    default void WIRE_07_aTooLargeAnswer(RuleContext context) {
        try (Connections narrow = context.open(config -> config.set("max-answer-bytes", 1 << 20)
                .set("max-element-bytes", 1 << 19)
                .set("max-skipped-bytes", 1 << 20))) {
            for (Probe read : Probe.reads(context)) {
                ArmedFault bomb = context.on(read.call()).always().inject(Fault.gzipBomb(64L << 20));
                ConnectorError error = Expect.error(read.on(narrow));
                boolean bounded =
                        error.kind() == ErrorKind.PAYLOAD_TOO_LARGE || error.kind() == ErrorKind.MALFORMED_RESPONSE;
                assertTrue(bounded, () -> read + ": " + error.message());
                bomb.disarm();
            }
        }
    }

    @Rule(
            id = "WIRE-08",
            statement = "Strange but possible JSON (byte order marks, half surrogate pairs, huge numbers, members"
                    + " that come twice, ten thousand levels of nesting) is read or reported as MALFORMED_RESPONSE;"
                    + " it never overflows the stack.")
    default void WIRE_08_oddJson(RuleContext context) {
        List<String> odd = List.of(
                "\uFEFF{}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":9223372036854775807,\"b\":-9223372036854775809,\"c\":1e400}",
                "{\"a\":1,\"a\":2}",
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "null",
                "\"text\"",
                "123",
                "{} trailing");
        for (Probe read : Probe.reads(context)) {
            for (String json : odd) {
                ArmedFault armed = context.on(read.call())
                        .always()
                        .inject(Fault.status(200)
                                .contentType("application/json")
                                .body(json.getBytes(StandardCharsets.UTF_8)));
                var answer = read.on(context.client());
                if (answer.isLeft()) {
                    ErrorKind kind = answer.getLeft().kind();
                    assertTrue(
                            kind == ErrorKind.MALFORMED_RESPONSE || kind == ErrorKind.NOT_FOUND,
                            answer.getLeft()::message);
                    assertFalse(answer.getLeft().message().contains("Exception"), answer.getLeft()::message);
                }
                armed.disarm();
            }
        }
    }

    @Rule(
            id = "WIRE-11",
            since = "2.0",
            statement = "A time or a number that no type can hold costs its own value at most: the call succeeds with"
                    + " the rest of the answer.")
    default void WIRE_11_aValueOutOfRangeCostsItself(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            for (OutOfRange odd : OutOfRange.values()) {
                ArmedFault armed = context.on(read.call()).always().inject(Fault.rewriteTree(odd::spoil));
                Expect.result(read.on(context.client()).map(java.util.Optional::ofNullable));
                armed.disarm();
            }
        }
    }

    @Rule(
            id = "WIRE-12",
            since = "2.0",
            statement = "An answer that is compressed in a way that was not asked for, or says so and is not, is"
                    + " MALFORMED_RESPONSE that names the compression, and is not asked for again.")
    default void WIRE_12_aCompressionIsNamed(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            for (String encoding : List.of("br", "deflate", "zstd", "gzip")) {
                context.simulator().journal().clear();
                ArmedFault armed = context.on(read.call())
                        .always()
                        .inject(Fault.rewrite(answer -> answer.header("Content-Encoding", encoding)));
                ConnectorError error = Expect.error(ErrorKind.MALFORMED_RESPONSE, read.on(context.client()));
                assertTrue(error.message().contains(encoding), error::message);
                assertEquals(1, context.sent(read.call()).size(), () -> read + " compressed with " + encoding);
                armed.disarm();
            }
        }
    }

    private static void malformed(RuleContext context, Fault fault) {
        onEachRead(context, fault, error -> {
            assertEquals(ErrorKind.MALFORMED_RESPONSE, error.kind(), error::message);
            assertFalse(error.context().operation().isBlank(), "operation");
            assertTrue(((ConnectorError.MalformedResponse) error).excerpt().length() <= 500, "excerpt");
            assertFalse(error.message().contains("fasterxml"), error::message);
        });
    }

    private static void onEachRead(RuleContext context, Fault fault, Consumer<ConnectorError> check) {
        for (Probe read : Probe.reads(context)) {
            ArmedFault armed = context.on(read.call()).always().inject(fault);
            try (Connections fresh = context.open()) {
                check.accept(Expect.error(read.on(fresh)));
            }
            armed.disarm();
        }
    }
}
