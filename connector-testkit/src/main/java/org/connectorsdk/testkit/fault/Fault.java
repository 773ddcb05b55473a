package org.connectorsdk.testkit.fault;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.connectorsdk.testkit.wire.Answer;

/**
 * One way for a server to misbehave in one exchange. Immutable and reusable; a {@link FaultScript} decides when it
 * plays.
 *
 * <p>Unless its description says otherwise the operation <em>is</em> carried out, so the server's state afterwards is
 * what the fault promises. The factories cover what has been seen in the field, on one page; {@link #of(String,
 * FaultRun)} takes any other behaviour.
 *
 * @since 0.1.0
 */
public sealed class Fault permits ReplyFault, CutFault {

    private final String name;
    private final FaultRun run;

    Fault(String name, FaultRun run) {
        this.name = requireNonNull(name, "name");
        this.run = requireNonNull(run, "run");
    }

    /**
     * A fault of the caller's own making.
     *
     * @param name how reports call it
     * @param run what it does
     * @return the fault
     */
    public static Fault of(String name, FaultRun run) {
        return new Fault(name, run);
    }

    /**
     * No fault: the exchange goes as it should. It fills a place in a sequence.
     *
     * @return the fault
     */
    public static Fault pass() {
        return of("pass", exchange -> exchange.send(exchange.execute()));
    }

    /** {@return the request is read, nothing is done, and the connection is reset} */
    public static Fault resetBefore() {
        return of("reset-before", HttpExchange::reset);
    }

    /** {@return the operation is carried out and the connection is reset before the first byte of the answer} */
    public static Fault resetAfterExecuting() {
        return of("reset-after-executing", exchange -> {
            exchange.execute();
            exchange.reset();
        });
    }

    /** {@return the request is read, nothing is done, and the connection is closed in order (FIN) without an answer} */
    public static Fault closeBefore() {
        return of("close-before", HttpExchange::close);
    }

    /** {@return the operation is carried out and the connection is closed in order (FIN) without an answer} */
    public static Fault closeAfterExecuting() {
        return of("close-after-executing", exchange -> {
            exchange.execute();
            exchange.close();
        });
    }

    /**
     * The honest answer is sent as one that keeps the connection alive, and then the connection is closed: the client's
     * pool holds a dead connection.
     *
     * @return the fault
     */
    public static Fault closeAfterAnswer() {
        return of("close-after-answer", exchange -> {
            exchange.send(exchange.execute());
            exchange.close();
        });
    }

    /**
     * Nothing is done for a while, then the operation is carried out and answered.
     *
     * @param duration real time
     * @return the fault
     */
    public static Fault delay(Duration duration) {
        return of("delay=" + text(duration), exchange -> {
            exchange.pause(duration);
            exchange.send(exchange.execute());
        });
    }

    /**
     * The operation is carried out at once and answered after a while.
     *
     * @param duration real time
     * @return the fault
     */
    public static Fault delayAfterExecuting(Duration duration) {
        return of("delay-after-executing=" + text(duration), exchange -> {
            Answer honest = exchange.execute();
            exchange.pause(duration);
            exchange.send(honest);
        });
    }

    /**
     * {@return nothing is done and nothing is answered until the client gives up; the connection stays open until
     * then}
     */
    public static Fault noAnswer() {
        return of("no-answer", exchange -> {
            exchange.await(new Latch());
            exchange.close();
        });
    }

    /** {@return the operation is carried out and nothing is answered until the client gives up} */
    public static Fault noAnswerAfterExecuting() {
        return of("no-answer-after-executing", exchange -> {
            exchange.execute();
            exchange.await(new Latch());
            exchange.close();
        });
    }

    /**
     * The client is kept waiting at a gate, and then the operation is carried out and answered.
     *
     * @param latch the gate
     * @return the fault
     */
    public static Fault hold(Latch latch) {
        return of("hold", exchange -> {
            exchange.await(latch);
            exchange.send(exchange.execute());
        });
    }

    /**
     * The operation is carried out, and its answer is kept back at a gate.
     *
     * @param latch the gate
     * @return the fault
     */
    public static Fault holdAfterExecuting(Latch latch) {
        return of("hold-after-executing", exchange -> {
            Answer honest = exchange.execute();
            exchange.await(latch);
            exchange.send(honest);
        });
    }

    /**
     * The honest status and headers promise the whole body, of which only a part is sent.
     *
     * @param fraction how much of the body to send, 0 (nothing but the headers) to less than 1
     * @return the fault, closing in order and promising a length unless told otherwise
     */
    public static CutFault cutBody(double fraction) {
        return CutFault.byFraction(fraction);
    }

    /**
     * The honest status and headers promise the whole body, of which only the first bytes are sent.
     *
     * @param bytes how many bytes of the body to send; a shorter body is cut before its last byte
     * @return the fault, closing in order and promising a length unless told otherwise
     */
    public static CutFault cutBodyAfter(long bytes) {
        return CutFault.byBytes(bytes);
    }

    /**
     * Another status instead of the operation: nothing is done, the body is empty, no content type is sent.
     *
     * @param status the HTTP status
     * @return the fault, to be given headers and a body where wanted
     */
    public static ReplyFault status(int status) {
        return new ReplyFault("status=" + status, Answer.status(status), false);
    }

    /**
     * Another status although the operation was carried out.
     *
     * @param status the HTTP status
     * @return the fault, to be given headers and a body where wanted
     */
    public static ReplyFault statusAfterExecuting(int status) {
        return status(status).afterExecuting();
    }

    /**
     * A gateway's error page in HTML instead of the operation; nothing is done.
     *
     * @param status the HTTP status, as a rule 502, 503 or 504
     * @return the fault
     */
    public static ReplyFault htmlProxy(int status) {
        return new ReplyFault("html-proxy=" + status, Answer.html(status, HtmlPages.gateway(status)), false);
    }

    /** {@return a sign-in page with status 200 instead of the operation; nothing is done} */
    public static ReplyFault loginPage() {
        return new ReplyFault("login-page", Answer.html(200, HtmlPages.login()), false);
    }

    /**
     * A redirect instead of the operation; nothing is done.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param location where to
     * @return the fault
     */
    public static ReplyFault redirect(int status, URI location) {
        Answer answer = Answer.status(status).header("Location", location.toString());
        return new ReplyFault("redirect=" + status, answer, false);
    }

    /**
     * An answer worked out from the request instead of the operation, for example one that echoes a header.
     *
     * @param answer makes the answer
     * @return the fault
     */
    public static Fault answering(Function<IncomingCall, Answer> answer) {
        return of("answering", exchange -> exchange.send(answer.apply(exchange.call())));
    }

    /**
     * The honest answer with changes.
     *
     * @param change makes the answer that is sent
     * @return the fault
     */
    public static Fault rewrite(UnaryOperator<Answer> change) {
        return of("rewrite", exchange -> exchange.send(change.apply(exchange.execute())));
    }

    /**
     * The honest answer with changes in its JSON object; an answer whose body is no JSON object is sent as it is.
     *
     * @param change edits the object in place
     * @return the fault
     */
    public static Fault rewriteJson(Consumer<ObjectNode> change) {
        return of("rewrite-json", exchange -> exchange.send(BodyEdits.editJson(exchange.execute(), change)));
    }

    /**
     * The honest answer with changes in its JSON, be it an object or an array; an answer whose body is neither is sent
     * as it is.
     *
     * @param change edits the tree in place
     * @return the fault
     */
    public static Fault rewriteTree(Consumer<JsonNode> change) {
        return of("rewrite-tree", exchange -> exchange.send(BodyEdits.editTree(exchange.execute(), change)));
    }

    /** {@return the honest status and content type with an empty body} */
    public static Fault emptyBody() {
        return of("empty-body", exchange -> exchange.send(exchange.execute().body(new byte[0])));
    }

    /** {@return the honest answer, complete by its length, with the second half of its JSON missing} */
    public static Fault brokenJson() {
        return of("broken-json", exchange -> exchange.send(BodyEdits.firstHalf(exchange.execute())));
    }

    /**
     * The honest answer in small pieces with real pauses between them.
     *
     * @param pieceSize bytes in a piece, at least 1
     * @param every the pause between two pieces
     * @return the fault
     */
    public static Fault trickle(int pieceSize, Duration every) {
        if (pieceSize < 1) {
            throw new IllegalArgumentException("pieceSize: at least 1, got " + pieceSize);
        }
        return of("trickle=" + pieceSize, exchange -> exchange.trickle(exchange.execute(), pieceSize, every));
    }

    /**
     * The operation is carried out and the first part of its answer is sent; the rest waits at a gate.
     *
     * @param fraction how much is sent at once, between 0 and 1
     * @param latch the gate
     * @return the fault
     */
    public static Fault holdBody(double fraction, Latch latch) {
        return of(
                "hold-body=" + fraction, exchange -> exchange.send(Padding.held(exchange.execute(), fraction, latch)));
    }

    /**
     * {@return the honest status and headers with a chunked body that never ends; it is well-formed JSON so far at
     * every moment}
     */
    public static Fault endlessBody() {
        return of("endless-body", exchange -> exchange.send(Padding.endless(exchange.execute())));
    }

    /**
     * The honest answer, compressed, with white space in front that is almost free on the wire. A client without a
     * limit on decoded bytes reads all of it and finds a correct answer at the end.
     *
     * @param decodedBytes how much white space, in bytes
     * @return the fault
     */
    public static Fault gzipBomb(long decodedBytes) {
        return of(
                "gzip-bomb=" + decodedBytes, exchange -> exchange.send(Padding.bomb(exchange.execute(), decodedBytes)));
    }

    /**
     * This fault after a pause in which nothing is done.
     *
     * @param duration real time
     * @return the slower fault
     */
    public Fault after(Duration duration) {
        return of(name + ",after=" + text(duration), exchange -> {
            exchange.pause(duration);
            run.on(exchange);
        });
    }

    /**
     * This fault with something done first on the server's side, for example moving a clock or changing state.
     *
     * @param action runs on the thread of the exchange
     * @return the fault with its side effect
     */
    public Fault doing(Runnable action) {
        requireNonNull(action, "action");
        return of(name, exchange -> {
            action.run();
            run.on(exchange);
        });
    }

    /**
     * For servers: runs an exchange with this fault.
     *
     * @param exchange the exchange
     * @throws IOException if the client went away meanwhile
     */
    public final void run(HttpExchange exchange) throws IOException {
        run.on(exchange);
    }

    /** {@return how reports and the journal call it; the name with its main value, such as {@code status=503}} */
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }

    static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
