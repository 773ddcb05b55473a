package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OperationDeadlineTest {
    private static final ErrorContext CONTEXT =
            ErrorContext.of("acme", "look").outcome(Outcome.UNKNOWN).build();

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private OperationDeadline of(Duration deadline) {
        return OperationDeadline.begin(
                "look", CallOptions.builder().deadline(deadline).build(), http.runtime());
    }

    private static Optional<Duration> deadlineOfNext(OperationDeadline deadline) {
        return deadline.request(options -> Either.<ConnectorError, Optional<Duration>>right(options.deadline()))
                .get();
    }

    @Test
    void eachRequestGetsWhatTheOnesBeforeItLeft() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        http.time.advance(Duration.ofSeconds(4));

        assertThat(deadlineOfNext(deadline)).hasValue(Duration.ofSeconds(6));
        assertThat(deadline.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whenTheTimeIsOverTheNextRequestIsNotSent() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        http.time.advance(Duration.ofSeconds(11));

        ConnectorError late = deadline.request(options -> http.get(options)).getLeft();

        assertThat(late).isInstanceOfSatisfying(ConnectorError.Timeout.class, error -> {
            assertThat(error.limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
            assertThat(error.value()).isEqualTo(Duration.ofSeconds(10));
        });
        assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(http.server.requests()).isZero();
    }

    @Test
    void withoutADeadlineOfTheCallersEveryRequestHasItsOwn() {
        OperationDeadline deadline = OperationDeadline.begin("look", HttpFixture.PLAIN, http.runtime());
        http.time.advance(Duration.ofDays(1));

        assertThat(deadlineOfNext(deadline)).isEmpty();
        assertThat(deadline.allows(Duration.ofDays(1))).isTrue();
    }

    @Test
    void whatIsLeftIsTheDeadlineWithoutWhatHasPassed() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        http.time.advance(Duration.ofSeconds(11));

        assertThat(deadline.left()).hasValue(Duration.ofSeconds(-1));
        assertThat(OperationDeadline.begin("look", HttpFixture.PLAIN, http.runtime())
                        .left())
                .isEmpty();
    }

    @Test
    void aSpanIsAllowedIfTimeIsLeftAfterIt() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        assertThat(deadline.allows(Duration.ofSeconds(9))).isTrue();
        assertThat(deadline.allows(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void aPauseTakesItsTime() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        assertThat(deadline.pause(Duration.ofSeconds(3), CONTEXT)).isEmpty();
        assertThat(deadlineOfNext(deadline)).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void aPauseThatIsInterruptedEndsTheCallWithWhatIsKnown() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        Thread.currentThread().interrupt();

        ConnectorError ended = deadline.pause(Duration.ofSeconds(3), CONTEXT).orElseThrow();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aPauseOfAClosedRuntimeEndsTheCallAsClosed() {
        OperationDeadline deadline = of(Duration.ofSeconds(10));
        http.runtime().close();
        assertThat(deadline.pause(Duration.ofSeconds(3), CONTEXT)).containsInstanceOf(ConnectorError.Closed.class);
    }
}
