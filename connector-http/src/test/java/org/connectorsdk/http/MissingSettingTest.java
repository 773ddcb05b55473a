package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Set;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What needs a setting that was not given is refused, and what does not is not. */
class MissingSettingTest {
    private final Lab lab =
            new Lab().with(builder -> builder.missing = new MissingSetting("workspace", Set.of("create_thing")));

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void anOperationThatNeedsItIsNotSent() {
        Either<ConnectorError, ThingApi.Thing> answer = lab.api().get("a", Lab.PLAIN);

        assertThat(answer.getLeft().message()).contains("workspace must be set for this operation");
        assertThat(answer.getLeft().outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(lab.server.requests()).isZero();
    }

    @Test
    void anOperationThatDoesWithoutIsSent() {
        lab.server.then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().create(new ThingApi.Thing("a", null), Lab.PLAIN).isRight())
                .isTrue();
    }
}
