package org.connectorsdk.http.internal.call;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.text.Masker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per attempt, at debug, under the logger {@value #NAME}: method, path, names of query parameters, status,
 * time, and the headers of an allow list. Values of query parameters, other headers and bodies are never logged, at no
 * level. At trace there is a line when a request is sent as well.
 */
public final class ExchangeLog {
    static final String NAME = "org.connectorsdk.http.exchange";

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
        this(LoggerFactory.getLogger(NAME));
    }

    ExchangeLog(Logger log) {
        this.log = log;
    }

    /** {@return whether lines are wanted: ask before anything is prepared} */
    boolean isOn() {
        return log.isDebugEnabled();
    }

    /**
     * A request is about to be sent.
     *
     * @param call provider and operation
     * @param attempt 1 for the first
     * @param request the request
     * @param masker knows the secrets of the call
     */
    void sending(String call, int attempt, Request request, Masker masker) {
        if (log.isTraceEnabled()) {
            log.trace(
                    "{}",
                    masker.mask(line(call, attempt, request)
                            .append(headers(request.headers()))
                            .toString()));
        }
    }

    /**
     * An answer came.
     *
     * @param call provider and operation
     * @param attempt 1 for the first
     * @param request the request
     * @param answer its answer; the body is not touched
     * @param nanos how long the attempt took
     * @param masker knows the secrets of the call
     */
    void answered(String call, int attempt, Request request, Response answer, long nanos, Masker masker) {
        if (isOn()) {
            StringBuilder line = line(call, attempt, request).append(" -> ").append(answer.code());
            append(line, nanos).append(headers(answer.headers()));
            log.debug("{}", masker.mask(line.toString()));
        }
    }

    /**
     * No answer came.
     *
     * @param call provider and operation
     * @param attempt 1 for the first
     * @param request the request
     * @param what what happened, in our words
     * @param nanos how long the attempt took
     * @param masker knows the secrets of the call
     */
    void failed(String call, int attempt, Request request, String what, long nanos, Masker masker) {
        if (isOn()) {
            StringBuilder line = line(call, attempt, request).append(" -> ").append(what);
            log.debug("{}", masker.mask(append(line, nanos).toString()));
        }
    }

    private static StringBuilder line(String call, int attempt, Request request) {
        StringBuilder line = new StringBuilder(120)
                .append(call)
                .append(" #")
                .append(attempt)
                .append(' ')
                .append(request.method())
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
