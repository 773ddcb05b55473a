package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about answers that are not what they should be. Each runs on every read that the provider declares. */
interface WireRules {

    /** Broken JSON. */
    @Rule(id = "WIRE-01", statement = "Malformed JSON in a 2xx is a Protocol error with operation and bounded excerpt.")
    default void WIRE_01_brokenJson(Lab lab) {
        malformed(lab, Fault.brokenJson());
    }

    /** Cut answers. */
    @Rule(
            id = "WIRE-02",
            statement = "A body cut short (length not reached, chunk cut, gzip cut) is an error, never a shorter list.")
    default void WIRE_02_aCutAnswer(Lab lab) {
        for (Fault cut : List.of(
                Fault.cutBody(0.5),
                Fault.cutBody(0.5).chunked(),
                Fault.cutBody(0.5).gzip(),
                Fault.cutBody(0.9),
                Fault.cutBody(0.5).byReset())) {
            onEachRead(lab, cut, error -> {
                boolean known = error.kind() == ErrorKind.UNREACHABLE || error.kind() == ErrorKind.MALFORMED_RESPONSE;
                assertTrue(known, () -> cut + ": " + error.message());
            });
        }
    }

    /** Empty answers. */
    @Rule(
            id = "WIRE-03",
            statement = "An empty body where content is required is a Protocol error; a documented 204 is success.")
    default void WIRE_03_anEmptyAnswer(Lab lab) {
        malformed(lab, Fault.emptyBody());
        if (lab.declares(NeutralCall.DELETE.capability())) {
            var id = lab.subject().seed(1).get(0).id();
            lab.on(NeutralCall.DELETE).inject(Fault.status(204));
            Expect.result(lab.client().delete(id));
        }
    }

    /** A login page. */
    @Rule(id = "WIRE-04", statement = "A wrong content type on 2xx (an HTML login page) is a Protocol error.")
    default void WIRE_04_aLoginPage(Lab lab) {
        onEachRead(
                lab,
                Fault.loginPage(),
                error -> assertEquals(ErrorKind.NOT_AN_API_ANSWER, error.kind(), error::message));
    }

    /** Unknown and missing members. */
    @Rule(
            id = "WIRE-05",
            statement =
                    "Unknown fields are ignored; absent optional fields are absent; an absent required field is a Protocol error"
                            + " naming it.")
    default void WIRE_05_unknownAndMissingMembers(Lab lab) {
        lab.subject().sendUnknownMembers();
        for (Probe read : Probe.reads(lab)) {
            Expect.result(read.on(lab.client()).map(java.util.Optional::ofNullable));
        }
        if (lab.declares(NeutralCall.GET.capability())) {
            String required = lab.subject().requiredMember();
            var id = lab.subject().seed(1).get(0).id();
            lab.on(NeutralCall.GET)
                    .inject(Fault.rewriteJson(json -> lab.subject().removeMember(json, required)));
            ConnectorError error =
                    Expect.error(ErrorKind.MALFORMED_RESPONSE, lab.client().get(id));
            assertTrue(error.message().contains(required), error::message);
        }
    }

    /** Unknown words. */
    @Rule(id = "WIRE-06", statement = "Unknown enum values become UNKNOWN with the raw text and never fail the call.")
    default void WIRE_06_unknownWords(Lab lab) {
        lab.subject().speakUnknownWords();
        for (Probe read : Probe.reads(lab)) {
            Expect.result(read.on(lab.client()).map(java.util.Optional::ofNullable));
        }
    }

    /** Too large. */
    @Rule(
            id = "WIRE-07",
            statement =
                    "A body above the configured limit, counted after decompression, is PayloadTooLarge within the heap budget.")
    default void WIRE_07_aTooLargeAnswer(Lab lab) {
        try (Connections narrow = lab.open(config -> config.set("max-answer-bytes", 1 << 20)
                .set("max-element-bytes", 1 << 19)
                .set("max-skipped-bytes", 1 << 20))) {
            for (Probe read : Probe.reads(lab)) {
                ArmedFault bomb = lab.on(read.call()).always().inject(Fault.gzipBomb(64L << 20));
                ConnectorError error = Expect.error(read.on(narrow));
                boolean bounded =
                        error.kind() == ErrorKind.PAYLOAD_TOO_LARGE || error.kind() == ErrorKind.MALFORMED_RESPONSE;
                assertTrue(bounded, () -> read + ": " + error.message());
                bomb.disarm();
            }
        }
    }

    /** Odd JSON. */
    @Rule(
            id = "WIRE-08",
            statement =
                    "BOM, lone surrogates, NUL, 64-bit limits, duplicate keys and 10,000-deep nesting give the right value or a"
                            + " Protocol error, never an Error such as StackOverflow.")
    default void WIRE_08_oddJson(Lab lab) {
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
        for (Probe read : Probe.reads(lab)) {
            for (String json : odd) {
                ArmedFault armed = lab.on(read.call())
                        .always()
                        .inject(Fault.status(200)
                                .contentType("application/json")
                                .body(json.getBytes(StandardCharsets.UTF_8)));
                var answer = read.on(lab.client());
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

    private static void malformed(Lab lab, Fault fault) {
        onEachRead(lab, fault, error -> {
            assertEquals(ErrorKind.MALFORMED_RESPONSE, error.kind(), error::message);
            assertFalse(error.context().operation().isBlank(), "operation");
            assertTrue(((ConnectorError.MalformedResponse) error).excerpt().length() <= 500, "excerpt");
            assertFalse(error.message().contains("fasterxml"), error::message);
        });
    }

    private static void onEachRead(Lab lab, Fault fault, Consumer<ConnectorError> check) {
        for (Probe read : Probe.reads(lab)) {
            ArmedFault armed = lab.on(read.call()).always().inject(fault);
            try (Connections fresh = lab.open()) {
                check.accept(Expect.error(read.on(fresh)));
            }
            armed.disarm();
        }
    }
}
