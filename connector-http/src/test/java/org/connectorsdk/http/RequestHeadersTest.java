package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.util.Map;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private Map<String, String> sent(CallOptions options) {
        http.server.always(thing());
        http.api().create(new Thing("a", "b"), options).get();
        return http.server.journal().get(0).headers();
    }

    @Test
    void jsonIsSentAndAskedFor() {
        assertThat(sent(HttpFixture.PLAIN))
                .containsEntry("Accept", "application/json")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Accept-Encoding", "gzip");
    }

    @Test
    void fieldsThatAreNullAreLeftOutOfTheBody() {
        http.server.always(thing());
        http.create().get();
        assertThat(http.server.journal().get(0).body()).isEqualTo("{\"id\":\"a\"}");
    }

    @Test
    void theUserAgentNamesUs() {
        assertThat(sent(HttpFixture.PLAIN).get("User-Agent"))
                .startsWith("connector-sdk")
                .doesNotContain("okhttp");
    }

    @Test
    void theAccountsHeadersAreSent() {
        http.with(builder -> builder.header("X-Workspace-Id", "w-1"));
        assertThat(sent(HttpFixture.PLAIN)).containsEntry("X-Workspace-Id", "w-1");
    }

    @Test
    void aCallsOwnHeadersAreSentButReplaceNoneOfTheAccounts() {
        http.with(builder -> builder.header("X-Workspace-Id", "w-1"));

        assertThat(sent(CallOptions.builder()
                        .header("X-Trace", "t-1")
                        .header("x-workspace-id", "other")
                        .build()))
                .containsEntry("X-Trace", "t-1")
                .containsEntry("X-Workspace-Id", "w-1");
    }

    @Test
    void aHeaderThatCannotBeSentIsRefusedWithoutBeingQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.with(builder -> builder.header("X-Workspace-Id", "s3cr3t\n"))
                        .build())
                .withMessageContaining("X-Workspace-Id")
                .withMessageNotContaining("s3cr3t")
                .withNoCause();
    }

    @Test
    void noCookieIsKept() {
        http.server.always(
                exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", "Set-Cookie: session=1"));

        http.get();
        http.get();

        assertThat(http.server.journal().get(1).headers()).doesNotContainKey("Cookie");
    }

    @Test
    void theAccountsFingerprintFollowsAddressAndScope() {
        HttpRuntime runtime = http.runtime();

        assertThat(runtime.account("w-1"))
                .hasSize(16)
                .isEqualTo(runtime.account("w-1"))
                .isNotEqualTo(runtime.account("w-2"));
    }

    @Test
    void anOperationThatNeedsAMissingSettingIsNotSent() {
        http.with(builder -> builder.headerOf("X-Workspace", "workspace", "create_thing"));
        Either<ConnectorError, ThingApi.Thing> answer = http.get();

        assertThat(answer.getLeft().message()).contains("workspace must be set for this operation");
        assertThat(answer.getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void anOperationThatDoesWithoutTheSettingIsSent() {
        http.with(builder -> builder.headerOf("X-Workspace", "workspace", "create_thing"));
        http.server.then(thing());
        assertThat(http.create().isRight()).isTrue();
    }
}
