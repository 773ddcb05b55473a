package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.ThingApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What needs a setting that was not given is refused, and what does not is not. */
class MissingSettingTest {
    private final HttpFixture http =
            new HttpFixture().with(builder -> builder.headerOf("X-Workspace", "workspace", "create_thing"));

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void anOperationThatNeedsItIsNotSent() {
        Either<ConnectorError, ThingApi.Thing> answer = http.api().get("a", HttpFixture.PLAIN);

        assertThat(answer.getLeft().message()).contains("workspace must be set for this operation");
        assertThat(answer.getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void anOperationThatDoesWithoutIsSent() {
        http.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(http.api()
                        .create(new ThingApi.Thing("a", null), HttpFixture.PLAIN)
                        .isRight())
                .isTrue();
    }
}
