package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One deadline for several requests and the pauses between them. */
class CallBudgetTest {
    private static final ErrorContext CONTEXT =
            ErrorContext.of("acme", "look").outcome(Outcome.UNKNOWN).build();

    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    private CallBudget of(Duration deadline) {
        return CallBudget.begin("look", CallOptions.builder().deadline(deadline).build(), lab.runtime());
    }

    private static Optional<Duration> deadlineOfNext(CallBudget budget) {
        return budget.request(options -> Either.<ConnectorError, Optional<Duration>>right(options.deadline()))
                .get();
    }

    @Test
    void eachRequestGetsWhatTheOnesBeforeItLeft() {
        CallBudget budget = of(Duration.ofSeconds(10));
        lab.time.advance(Duration.ofSeconds(4));

        assertThat(deadlineOfNext(budget)).hasValue(Duration.ofSeconds(6));
        assertThat(budget.elapsed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whenTheTimeIsOverTheNextRequestIsNotSent() {
        CallBudget budget = of(Duration.ofSeconds(10));
        lab.time.advance(Duration.ofSeconds(11));

        ConnectorError late =
                budget.request(options -> lab.api().get("a", options)).getLeft();

        assertThat(late).isInstanceOfSatisfying(ConnectorError.Timeout.class, error -> {
            assertThat(error.limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
            assertThat(error.value()).isEqualTo(Duration.ofSeconds(10));
        });
        assertThat(late.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(lab.server.requests()).isZero();
    }

    @Test
    void withoutADeadlineOfTheCallersEveryRequestHasItsOwn() {
        CallBudget budget = CallBudget.begin("look", Lab.PLAIN, lab.runtime());
        lab.time.advance(Duration.ofDays(1));

        assertThat(deadlineOfNext(budget)).isEmpty();
        assertThat(budget.allows(Duration.ofDays(1))).isTrue();
    }

    @Test
    void whatIsLeftIsTheDeadlineWithoutWhatHasPassed() {
        CallBudget budget = of(Duration.ofSeconds(10));
        lab.time.advance(Duration.ofSeconds(11));

        assertThat(budget.left()).hasValue(Duration.ofSeconds(-1));
        assertThat(CallBudget.begin("look", Lab.PLAIN, lab.runtime()).left()).isEmpty();
    }

    @Test
    void aSpanIsAllowedIfTimeIsLeftAfterIt() {
        CallBudget budget = of(Duration.ofSeconds(10));

        assertThat(budget.allows(Duration.ofSeconds(9))).isTrue();
        assertThat(budget.allows(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void aPauseTakesItsTime() {
        CallBudget budget = of(Duration.ofSeconds(10));

        assertThat(budget.pause(Duration.ofSeconds(3), CONTEXT)).isEmpty();
        assertThat(deadlineOfNext(budget)).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void aPauseThatIsInterruptedEndsTheCallWithWhatIsKnown() {
        CallBudget budget = of(Duration.ofSeconds(10));
        Thread.currentThread().interrupt();

        ConnectorError ended = budget.pause(Duration.ofSeconds(3), CONTEXT).orElseThrow();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isInstanceOf(ConnectorError.Interrupted.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aPauseOfAClosedRuntimeEndsTheCallAsClosed() {
        CallBudget budget = of(Duration.ofSeconds(10));
        lab.runtime().close();

        assertThat(budget.pause(Duration.ofSeconds(3), CONTEXT)).containsInstanceOf(ConnectorError.Closed.class);
    }
}
