package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.RawServer.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String OTHER = "HTTP/1.1 200 OK\r\n" + JSON + "Content-Length: 14\r\n\r\n{\"id\":\"other\"}";

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    enum Ending {
        LENGTH("Content-Length: 10\r\n\r\n{\"id\":\"a\"}"),
        CHUNKS("Transfer-Encoding: chunked\r\n\r\n4\r\n{\"id\r\n6;x=y\r\n\":\"a\"}\r\n0\r\n\r\n"),
        CHUNKS_OF_ONE("Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n9\r\n\"id\":\"a\"}\r\n000\r\n\r\n"),
        TRAILERS("Transfer-Encoding: Chunked\r\n\r\nA\r\n{\"id\":\"a\"}\r\n0\r\nOne: 1\r\nTwo: 2\r\n\r\n"),
        BARE_LINE_FEEDS("Transfer-Encoding: chunked\n\n00a\n{\"id\":\"a\"}\n0\n\n");

        final String answer;

        Ending(String rest) {
            answer = "HTTP/1.1 200 OK\r\n" + JSON + rest;
        }
    }

    private static Reply sends(String text) {
        return exchange -> exchange.send(text);
    }

    private static Reply thing(String id) {
        return exchange -> exchange.json("{\"id\":\"" + id + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionIsUsedAgainHoweverItsAnswersEnd(Ending ending) {
        http.server.always(sends("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ending.answer));

        for (int i = 0; i < 3; i++) {
            assertThat(http.get().get().id()).isEqualTo("a");
            assertThat(http.create().get().id()).isEqualTo("a");
        }

        assertThat(http.server.connections()).isOne();
    }

    @Test
    void interimAnswersAreNoneHoweverTheyArrive() {
        http.server.always(exchange -> {
            String hints = "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(500);
            String text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + Ending.LENGTH.answer;
            exchange.send(hints);
            for (int i = 0; i < text.length(); i++) {
                exchange.send(text.substring(i, i + 1));
            }
        });

        for (int i = 0; i < 2; i++) {
            assertThat(http.create().get().id()).isEqualTo("a");
        }
        assertThat(http.server.connections()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsAnAnswerIsNeverReadAsTheNextOne(Ending ending) {
        http.server.then(sends(ending.answer + OTHER)).then(thing("b"));

        assertThat(http.get().get().id()).isEqualTo("a");
        assertThat(http.api().get("b", HttpFixture.PLAIN).get().id()).isEqualTo("b");

        assertThat(http.server.journal())
                .extracting(RawServer.Exchange::connection)
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HTTP/1.1 200 OK\r\n", "\r\n", "\0", OTHER})
    void aByteThatCameLateSpoilsTheConnection(String late) throws IOException {
        http.server.then(thing("a")).then(thing("b"));
        http.get().get();
        http.server.journal().get(0).send(late);

        assertThat(http.api().get("b", HttpFixture.PLAIN).get().id()).isEqualTo("b");

        assertThat(http.server.connections()).isEqualTo(2);
    }

    @Test
    void anAnswerWithoutContentLeavesNothingBehindThatCounts() {
        http.server
                .then(sends("HTTP/1.1 204 No Content\r\n\r\n" + OTHER))
                .then(exchange -> exchange.answer(409, "application/json", "{}"));
        assertThat(http.api().delete("a", HttpFixture.PLAIN).isRight()).isTrue();

        ConnectorError error = http.create().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(http.server.connections()).isEqualTo(2);
    }

    enum Endless {
        STATUS_LINE("HTTP/1.1 200 ", "x"),
        HEADER_NAME("HTTP/1.1 200 OK\r\n", "x"),
        HEADER_LINES("HTTP/1.1 200 OK\r\n", "X-Some: header\r\n"),
        EARLY_HINTS("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        CHUNK_SIZE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0"),
        CHUNK_EXTENSION("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;", "x"),
        CHUNK_END("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{", "x"),
        TRAILERS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", "X-Some: trailer\r\n"),
        GZIP_NAME("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f<8b>\b\b\0\0\0\0\0\0", "x");

        final String beginning;
        final String unit;

        Endless(String beginning, String unit) {
            this.beginning = beginning.replace("<8b>", "\u008b");
            this.unit = unit.repeat(512);
        }

        Reply reply() {
            return exchange -> {
                exchange.send(beginning.getBytes(StandardCharsets.ISO_8859_1));
                while (true) { // until the client is gone
                    exchange.send(unit.getBytes(StandardCharsets.ISO_8859_1));
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartWithoutEndIsMalformedAndNotRepeated(Endless part) {
        http.server.always(part.reply());

        ConnectorError read = http.get(within(Duration.ofSeconds(30))).getLeft();
        ConnectorError write = http.create(within(Duration.ofSeconds(30))).getLeft();

        assertThat(read.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(write.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(write.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(http.server.requests()).isEqualTo(2);
    }

    @Test
    void theCeilingThatWasPassedIsNamed() {
        http.server.always(Endless.CHUNK_EXTENSION.reply());

        assertThat(http.error().message())
                .contains("the size and the extensions of a chunk of the answer have more than 4096 bytes");
    }

    private static CallOptions within(Duration deadline) {
        return CallOptions.deadline(deadline);
    }
}
