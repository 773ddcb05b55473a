package org.connectorsdk.testkit.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.connectorsdk.testkit.fault.HttpExchange;
import org.connectorsdk.testkit.fault.IncomingCall;
import org.connectorsdk.testkit.fault.Latch;
import org.connectorsdk.testkit.simulator.Exchange.Outcome;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.Response;

/** One exchange on its socket: writes answers, byte by byte where a fault wants it, and breaks the connection. */
final class JettyExchange implements HttpExchange {
    private final Exchange exchange;
    private final Response response;
    private final EndPoint endPoint;
    private final VendorSimulator simulator;
    private final VendorRequest request;
    private final Closing closing;
    private @Nullable Answer honest;

    JettyExchange(Exchange exchange, Response response, VendorSimulator simulator, VendorRequest request) {
        this.exchange = exchange;
        this.response = response;
        this.endPoint = response.getHttpChannel().getEndPoint();
        this.simulator = simulator;
        this.request = request;
        this.closing = simulator.closing();
    }

    @Override
    public IncomingCall call() {
        return exchange;
    }

    @Override
    public Answer execute() {
        if (honest == null) {
            honest = simulator.execute(request);
        }
        return honest;
    }

    @Override
    public void send(Answer answer) throws IOException {
        writeHead(answer);
        OutputStream out = response.getOutputStream();
        if (answer.streamingBody().isPresent()) {
            answer.streamingBody().get().writeTo(out);
        } else {
            promise(answer.bodyBytes().length);
            out.write(answer.bodyBytes());
        }
        out.close();
        exchange.ended(Outcome.ANSWERED);
    }

    @Override
    public void sendPart(Answer answer, long bytes, boolean chunked) throws IOException {
        byte[] body = answer.bodyBytes();
        writeHead(answer);
        if (!chunked) {
            promise(body.length);
        }
        response.getOutputStream().write(body, 0, (int) Math.min(bytes, body.length));
        response.flushBuffer();
    }

    @Override
    public void trickle(Answer answer, int pieceSize, Duration every) throws IOException {
        byte[] body = answer.bodyBytes();
        writeHead(answer);
        promise(body.length);
        OutputStream out = response.getOutputStream();
        for (int from = 0; from < body.length && !closing.hasBegun(); from += pieceSize) {
            if (from > 0) {
                closing.pause(every);
            }
            out.write(body, from, Math.min(pieceSize, body.length - from));
            out.flush();
        }
        out.close();
        exchange.ended(Outcome.ANSWERED);
    }

    private void writeHead(Answer answer) {
        exchange.answering(answer.status());
        simulator.journal().changed();
        response.setStatus(answer.status());
        if (answer.header("Date").isEmpty()) {
            response.addHeader("Date", simulator.httpDate());
        }
        for (HttpHeader header : answer.headers()) {
            response.addHeader(header.name(), header.value());
        }
    }

    private void promise(int length) {
        boolean bodiless = response.getStatus() == 204 || response.getStatus() == 304;
        if (!bodiless && response.getHeader("Content-Length") == null) {
            response.setContentLength(length);
        }
    }

    @Override
    public void reset() {
        try {
            channel().socket().setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            assert !channel().isOpen();
        }
        close();
    }

    @Override
    public void close() {
        if (exchange.outcome() == Outcome.IN_PROGRESS) {
            exchange.ended(Outcome.CUT);
        }
        endPoint.close();
    }

    @Override
    public void pause(Duration duration) {
        closing.pause(duration);
    }

    /**
     * Watches the socket while it waits. The server reads nothing from it during an exchange, so the end of the stream
     * is seen here and nowhere else.
     */
    @Override
    public void await(Latch latch) throws IOException {
        try (Selector selector = Selector.open()) {
            Runnable wakeUp = selector::wakeup;
            closing.onBegin(wakeUp);
            try {
                channel().register(selector, SelectionKey.OP_READ);
                if (latch.arrive(wakeUp)) {
                    awaitRelease(latch, selector);
                }
            } finally {
                closing.forget(wakeUp);
            }
        }
    }

    private void awaitRelease(Latch latch, Selector selector) throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(1024);
        while (!latch.isReleased()) {
            if (closing.hasBegun()) {
                throw new IOException("the simulator was closed");
            }
            if (selector.select() > 0) {
                selector.selectedKeys().clear();
                readUntilGone(latch, ignored.clear());
            }
        }
    }

    private void readUntilGone(Latch latch, ByteBuffer ignored) throws IOException {
        try {
            if (channel().read(ignored) >= 0) {
                return;
            }
        } catch (IOException reset) {
            latch.abandon();
            throw reset;
        }
        latch.abandon();
        throw new IOException("the client closed its connection");
    }

    private SocketChannel channel() {
        return (SocketChannel) endPoint.getTransport();
    }
}
