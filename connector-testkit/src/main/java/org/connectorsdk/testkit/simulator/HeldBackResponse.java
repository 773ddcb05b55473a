package org.connectorsdk.testkit.simulator;

import java.io.IOException;
import wiremock.jakarta.servlet.ServletOutputStream;
import wiremock.jakarta.servlet.WriteListener;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The response that WireMock sees: it goes through when a stub of the test's own answers, and goes nowhere when the
 * exchange was handed over.
 */
final class HeldBackResponse extends HttpServletResponseWrapper {
    private final ExchangeHandler.Pending pending;

    HeldBackResponse(HttpServletResponse response, ExchangeHandler.Pending pending) {
        super(response);
        this.pending = pending;
    }

    @Override
    public void setStatus(int status) {
        if (!pending.isHandedOver()) {
            pending.exchange.answering(status);
            super.setStatus(status);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!pending.isHandedOver()) {
            super.addHeader(name, value);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return pending.isHandedOver() ? new Nowhere() : super.getOutputStream();
    }

    /** Takes bytes and forgets them. */
    private static final class Nowhere extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("this stream is never written asynchronously");
        }

        @Override
        public void write(int oneByte) {
            // What WireMock would answer is not sent.
        }
    }
}
