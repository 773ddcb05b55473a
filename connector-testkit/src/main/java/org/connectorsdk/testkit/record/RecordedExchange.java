package org.connectorsdk.testkit.record;

import java.util.List;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * One request and its answer.
 *
 * @param method the method in capitals
 * @param path the path as it stood on the wire
 * @param query the query as it stood on the wire, without its question mark; empty for none
 * @param headers of the request
 * @param body of the request
 * @param status of the answer; {@link #BROKEN_OFF} when no whole answer came
 * @param answerHeaders of the answer
 * @param answerBody of the answer
 */
record RecordedExchange(
        String method,
        String path,
        String query,
        List<HttpHeader> headers,
        RecordedBody body,
        int status,
        List<HttpHeader> answerHeaders,
        RecordedBody answerBody) {
    static final int BROKEN_OFF = 0;

    RecordedExchange {
        headers = List.copyOf(headers);
        answerHeaders = List.copyOf(answerHeaders);
    }

    boolean isBrokenOff() {
        return status == BROKEN_OFF;
    }

    /** {@return method, path and query} */
    String line() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
