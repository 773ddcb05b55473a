package org.connectorsdk.testkit.simulator;

import java.util.List;
import org.connectorsdk.testkit.wire.HttpHeader;

/** The first lines of a request, before its body is read. */
record RequestHead(String method, String path, QueryString query, List<HttpHeader> headers, int connection) {
    RequestHead {
        headers = List.copyOf(headers);
    }
}
