package org.connectorsdk.testkit.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Exchange.Outcome;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Stands around WireMock: writes each exchange into the journal before anything else happens, reads uploads as they
 * come in, and when WireMock has handed an exchange over lets the simulator answer it.
 */
final class ExchangeHandler extends HandlerWrapper {
    /** An exchange on its way through WireMock. */
    static final class Pending {
        final Exchange exchange;
        byte @Nullable [] body;

        Pending(Exchange exchange) {
            this.exchange = exchange;
        }

        boolean isHandedOver() {
            return body != null;
        }
    }

    private static final ThreadLocal<Pending> CURRENT = new ThreadLocal<>();
    private final VendorSimulator simulator;

    ExchangeHandler(VendorSimulator simulator) {
        this.simulator = simulator;
    }

    /** Called by WireMock, on the thread of the exchange, when no stub of the test's own matches. */
    static void handOver(byte @Nullable [] body) {
        CURRENT.get().body = body == null ? new byte[0] : body;
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestHead head = head(base);
        Optional<RouteTable.Match> match = simulator.route(head);
        Exchange exchange = simulator.arrive(head, match);
        try {
            Upload upload = match.isPresent() && match.get().route().isUpload() ? read(exchange, request) : null;
            Pending pending = new Pending(exchange);
            CURRENT.set(pending);
            super.handle(target, base, request, new HeldBackResponse(response, pending));
            byte[] body = pending.body;
            if (body != null) {
                noteBody(exchange, body, upload);
                answer(base, exchange, new VendorRequest(exchange, head, match, body, upload));
            } else {
                exchange.ended(Outcome.ANSWERED);
            }
        } catch (IOException clientGone) {
            abandon(base, exchange);
        } catch (RuntimeException e) {
            abandon(base, exchange);
            // WireMock wraps what it meets when a client goes away in the middle of its body.
            if (!(e.getCause() instanceof IOException)) {
                throw e;
            }
        } finally {
            CURRENT.remove();
            base.setHandled(true);
            simulator.journal().changed();
        }
    }

    private static RequestHead head(Request base) {
        String path = base.getRequestURI();
        String query = base.getQueryString();
        List<HttpHeader> headers = new ArrayList<>();
        for (HttpField field : base.getHttpFields()) {
            headers.add(new HttpHeader(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        return new RequestHead(
                base.getMethod(), path, new QueryString(query == null ? "" : query), headers, base.getRemotePort());
    }

    private static Upload read(Exchange exchange, HttpServletRequest request) throws IOException {
        Upload upload = Upload.read(request.getInputStream());
        exchange.bodyRead(upload.head(), upload.size());
        return upload;
    }

    private void noteBody(Exchange exchange, byte[] body, @Nullable Upload upload) {
        if (upload == null) {
            exchange.bodyRead(Arrays.copyOf(body, Math.min(body.length, Journal.KEPT_BODY)), body.length);
        }
        simulator.journal().changed();
    }

    private void answer(Request base, Exchange exchange, VendorRequest request) throws IOException {
        JettyExchange http = new JettyExchange(exchange, base.getResponse(), simulator, request);
        simulator.serve(http, exchange);
    }

    private static void abandon(Request base, Exchange exchange) {
        if (exchange.outcome() == Outcome.IN_PROGRESS) {
            exchange.ended(Outcome.ABANDONED);
        }
        base.getHttpChannel().getEndPoint().close();
    }
}
