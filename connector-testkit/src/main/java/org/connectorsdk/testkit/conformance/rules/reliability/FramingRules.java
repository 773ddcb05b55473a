package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedProxyFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ProxiedConnection;
import org.connectorsdk.testkit.fault.ProxyFault;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.StreamingBody;

/** Rules about what surrounds an answer on its connection. */
public interface FramingRules {
    /** More than a client may take of an answer that never ends; two thirds of it are the buffers of the sockets. */
    long MOST_BYTES = 64L << 20;

    /** In how much time an endless answer is over, if nothing else ends it. */
    Duration LIMIT = Duration.ofSeconds(2);

    @Rule(
            id = "WIRE-09",
            since = "2.0",
            needs = "GET",
            statement = "A second answer on a connection, which nobody has asked for, never becomes the answer to a"
                    + " later request, be it a read or a write.")
    default void WIRE_09_anAnswerAnswersItsRequest(RuleContext context) {
        context.proxy();
        List<Connection> seeded = context.harness().seed(2);
        ConnectionId first = seeded.get(0).id();
        ConnectionId second = seeded.get(1).id();
        byte[] honest = answerTo(context, first);
        try (Connections client = context.open()) {
            poison(context, client, first, honest);
            Either<ConnectorError, Connection> answer = client.get(second);
            answer.peek(found -> assertEquals(second, found.id(), "the answer to a read"));
            answer.peekLeft(error -> assertTrue(error.kind() != ErrorKind.NOT_FOUND, error::message));
        }
        try (Connections client = context.open()) {
            poison(context, client, first, honest);
            Probe write = Probe.unsafe(context, "after an answer too many");
            context.on(write.call()).always().inject(Fault.status(409));
            Expect.error(write.on(client));
        }
    }

    private static byte[] answerTo(RuleContext context, ConnectionId id) {
        AtomicReference<Optional<Answer>> seen = new AtomicReference<>(Optional.empty());
        context.on(NeutralCall.GET).inject(Fault.rewrite(answer -> {
            seen.set(Optional.of(answer));
            return answer;
        }));
        Expect.result(context.client().get(id));
        byte[] body = Objects.requireNonNull(seen.get()).orElseThrow().bodyBytes();
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static void poison(RuleContext context, Connections client, ConnectionId id, byte[] honest) {
        Expect.result(client.get(id)); // the connection is there, and so is a token
        byte[] both = Arrays.copyOf(honest, 2 * honest.length);
        System.arraycopy(honest, 0, both, honest.length, honest.length);
        // At once: a second answer that arrives by itself may come before or after the next request is sent.
        ArmedProxyFault twice = context.proxy().arm(ProxyFault.answerInstead("two answers", out -> out.write(both)));
        client.get(id);
        if (!twice.hasFired()) {
            throw new InvalidProof("no second answer was sent");
        }
        twice.disarm();
    }

    @Rule(
            id = "WIRE-10",
            since = "2.0",
            statement = "Chunk sizes, chunk extensions, header lines and trailers that never end end the call with an"
                    + " error, within its deadline and before they fill the memory.")
    default void WIRE_10_whatSurroundsAnAnswerIsBounded(RuleContext context) {
        context.proxy();
        Probe read = Probe.read(context);
        String chunked = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        endless(context, read, "a chunk size", chunked, "0");
        endless(context, read, "a chunk extension", chunked + "5;", "x");
        endless(context, read, "a header line", head + "X-Long: ", "x");
        endless(context, read, "header lines", head, "X-More: x\r\n");
        endless(context, read, "a trailer", chunked + "2\r\n{}\r\n0\r\n", "X-More: x\r\n");
    }

    private static void endless(RuleContext context, Probe read, String what, String begin, String more) {
        StreamingBody endless = out -> {
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            byte[] piece = more.repeat(4_096 / more.length()).getBytes(StandardCharsets.US_ASCII);
            for (long sent = 0; sent < 2 * MOST_BYTES; sent += piece.length) {
                out.write(piece);
            }
        };
        try (Connections client = context.openInRealTime(config ->
                config.set("read-deadline", LIMIT).set("slow-deadline", LIMIT).set("attempts", 1))) {
            Expect.result(read.on(client).map(Optional::ofNullable));
            ArmedProxyFault armed = context.proxy().arm(ProxyFault.answerInstead("endless " + what, endless));
            ConnectorError error =
                    assertTimeoutPreemptively(LIMIT.multipliedBy(TimeRules.SLACK), () -> Expect.error(read.on(client)));
            assertTrue(
                    error.kind() == ErrorKind.PAYLOAD_TOO_LARGE
                            || error.kind() == ErrorKind.MALFORMED_RESPONSE
                            || error.kind() == ErrorKind.TIMEOUT,
                    () -> what + ": " + error.message());
            armed.disarm();
        }
        long taken = context.proxy().connections().stream()
                .mapToLong(ProxiedConnection::bytesToClient)
                .max()
                .orElse(0);
        assertTrue(taken < MOST_BYTES, () -> taken + " bytes of " + what + " were taken");
    }
}
