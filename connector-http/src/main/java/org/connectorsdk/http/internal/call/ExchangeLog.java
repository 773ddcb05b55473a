package org.connectorsdk.http.internal.call;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.api.text.VendorText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line per attempt, at debug: method, path, names of query parameters, status and time. At trace there are two more,
 * when a request is sent and when its answer came, with the headers of an allow list. Values of query parameters, other
 * headers and bodies are never logged, at no level.
 */
public final class ExchangeLog {
    /**
     * In lower case. Nothing that identifies a user or carries a credential, a cookie or an address with parameters.
     */
    private static final Set<String> SHOWN = Set.of(
            "accept",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "ratelimit-limit",
            "ratelimit-remaining",
            "ratelimit-reset",
            "request-id",
            "retry-after",
            "server",
            "user-agent",
            "x-connector-retry-after",
            "x-correlation-id",
            "x-ratelimit-limit",
            "x-ratelimit-remaining",
            "x-ratelimit-reset",
            "x-request-id",
            "x-trace-id");

    private final Logger log;

    public ExchangeLog() {
        this(LoggerFactory.getLogger(LogName.EXCHANGE.text()));
    }

    ExchangeLog(Logger log) {
        this.log = log;
    }

    /** {@return whether lines are wanted: ask before anything is prepared} */
    boolean isOn() {
        return log.isDebugEnabled();
    }

    /**
     * One attempt.
     *
     * @param client who makes it
     * @param call the vendor's operation
     * @param number 1 for the first
     * @param request the request
     * @param masker knows the secrets of the call
     */
    record Attempt(ClientLog client, String call, int number, Request request, Masker masker) {

        private LoggingEventBuilder keys(LoggingEventBuilder line) {
            LoggingEventBuilder named = line.addKeyValue("provider", client.provider());
            if (!client.account().isEmpty()) {
                named = named.addKeyValue("account", VendorText.line(client.account()));
            }
            return named.addKeyValue("call", call)
                    .addKeyValue("attempt", number)
                    .addKeyValue("method", printable(masker.mask(request.method())));
        }

        private String written(StringBuilder line) {
            return VendorText.line(masker.mask(line.toString()));
        }

        private StringBuilder text() {
            StringBuilder line = new StringBuilder(120)
                    .append(client.name())
                    .append(call)
                    .append(" #")
                    .append(number)
                    .append(' ')
                    .append(printable(request.method()))
                    .append(' ');
            HttpUrl url = request.url();
            line.append(url.encodedPath());
            char separator = '?';
            for (String name : url.queryParameterNames()) {
                line.append(separator).append(printable(name)).append("=…");
                separator = '&';
            }
            return line;
        }
    }

    /** A request is about to be sent. */
    void sending(Attempt attempt) {
        trace(attempt, " is sent", attempt.request.headers());
    }

    /**
     * An answer came.
     *
     * @param answer the answer; the body is not touched
     * @param nanos how long the attempt took
     */
    void answered(Attempt attempt, Response answer, long nanos) {
        if (isOn()) {
            StringBuilder line = append(attempt.text().append(" -> ").append(answer.code()), nanos);
            ended(attempt, nanos).addKeyValue("status", answer.code()).log(attempt.written(line));
            trace(attempt, " is answered", answer.headers());
        }
    }

    /**
     * No answer came.
     *
     * @param what what happened, in our words
     * @param nanos how long the attempt took
     */
    void failed(Attempt attempt, String what, long nanos) {
        if (isOn()) {
            StringBuilder line = append(attempt.text().append(" -> ").append(printable(what)), nanos);
            ended(attempt, nanos).log(attempt.written(line));
        }
    }

    private LoggingEventBuilder ended(Attempt attempt, long nanos) {
        return attempt.keys(log.atDebug()).addKeyValue("ms", TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private void trace(Attempt attempt, String what, Headers headers) {
        if (log.isTraceEnabled()) {
            StringBuilder line = attempt.text().append(what).append(headers(headers));
            attempt.keys(log.atTrace()).log(attempt.written(line));
        }
    }

    private static StringBuilder append(StringBuilder line, long nanos) {
        return line.append(" in ").append(TimeUnit.NANOSECONDS.toMillis(nanos)).append(" ms");
    }

    private static CharSequence headers(Headers headers) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < headers.size(); i++) {
            if (SHOWN.contains(headers.name(i).toLowerCase(Locale.ROOT))) {
                shown.append(shown.isEmpty() ? " [" : "; ")
                        .append(headers.name(i))
                        .append(": ")
                        .append(printable(headers.value(i)));
            }
        }
        return shown.isEmpty() ? shown : shown.append(']');
    }

    /** Query names are decoded, and header values may be anything: neither may start a line of its own. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.chars().forEach(c -> printable.append(Character.isISOControl(c) ? '?' : (char) c));
        return printable.toString();
    }
}
