package org.connectorsdk.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Names of attributes and events; docs/observability.md lists them. Those without {@code connector} are OpenTelemetry's,
 * from its semantic conventions for HTTP client spans
 * (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span). They stand here because the artefact
 * that has them all is an alpha.
 */
final class SpanNames {
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> HTTP_METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<Long> HTTP_RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");
    static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> URL_TEMPLATE = AttributeKey.stringKey("url.template");

    static final AttributeKey<String> ACCOUNT = AttributeKey.stringKey("connector.account");
    static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("connector.attempts");
    static final AttributeKey<String> CALL = AttributeKey.stringKey("connector.call");
    static final AttributeKey<Long> CALLS = AttributeKey.longKey("connector.calls");
    static final AttributeKey<String> CONNECTION = AttributeKey.stringKey("connector.connection");
    static final AttributeKey<Long> EVENTS_LEFT_OUT = AttributeKey.longKey("connector.events.left_out");
    static final AttributeKey<Long> ITEMS = AttributeKey.longKey("connector.items");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("connector.operation");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("connector.outcome");
    static final AttributeKey<Long> POLLS = AttributeKey.longKey("connector.polls");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("connector.provider");
    static final AttributeKey<Double> WAITED = AttributeKey.doubleKey("connector.waited");
    static final AttributeKey<Boolean> WRITES = AttributeKey.booleanKey("connector.writes");

    static final String BREAKER_EVENT = "connector.breaker";
    static final AttributeKey<String> BREAKER_GROUP = AttributeKey.stringKey("connector.breaker.group");
    static final AttributeKey<String> BREAKER_FROM = AttributeKey.stringKey("connector.breaker.from");
    static final AttributeKey<String> BREAKER_TO = AttributeKey.stringKey("connector.breaker.to");

    static final String PAUSE_EVENT = "connector.pause";
    static final AttributeKey<String> PAUSE_REASON = AttributeKey.stringKey("connector.pause.reason");
    static final AttributeKey<Double> PAUSE_LENGTH = AttributeKey.doubleKey("connector.pause.length");

    static final String POLL_EVENT = "connector.poll";
    static final AttributeKey<Long> POLL_NUMBER = AttributeKey.longKey("connector.poll.number");
    static final AttributeKey<String> POLL_STATE = AttributeKey.stringKey("connector.poll.state");

    static final String RENEWAL_EVENT = "connector.credential_renewed";

    private SpanNames() {}
}
