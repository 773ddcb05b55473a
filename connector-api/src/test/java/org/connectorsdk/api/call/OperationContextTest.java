package org.connectorsdk.api.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operation has done, over all its requests. */
class OperationContextTest {
    private final OperationContext operation = OperationContext.of("create");

    private static ConnectorError error(Outcome outcome) {
        return new ConnectorError.PermissionDenied(ErrorContext.of("acme", "store_credential")
                .summary("no")
                .outcome(outcome)
                .build());
    }

    @Test
    void itBeginsWithNothing() {
        assertThat(operation.operation()).isEqualTo("create");
        assertThat(operation.isReported()).isFalse();
        assertThat(operation.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(operation.done()).isEmpty();
        assertThat(operation.idempotencyKey()).isNull();
        assertThat(operation.secrets()).isEmpty();
        assertThat(operation).hasToString("create[NOT_SENT, done=[]]");
    }

    @Test
    void eachReportIsOne() {
        OperationContext wrote = OperationContext.of("create");
        OperationContext failed = OperationContext.of("create");

        operation.sending();
        wrote.wrote("a");
        failed.failed(Outcome.NOT_SENT);

        assertThat(operation.isReported()).isTrue();
        assertThat(wrote.isReported()).isTrue();
        assertThat(failed.isReported()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SENT, NOT_SENT, NOT_SENT",
        "REFUSED, NOT_SENT, REFUSED",
        "NOT_SENT, REFUSED, REFUSED",
        "UNKNOWN, REFUSED, UNKNOWN",
        "REFUSED, UNKNOWN, UNKNOWN"
    })
    void theWorstOutcomeCounts(Outcome before, Outcome last, Outcome expected) {
        operation.failed(before);

        assertThat(operation.merged(error(last)).outcome()).isEqualTo(expected);
        operation.failed(last);
        assertThat(operation.outcome()).isEqualTo(expected);
    }

    @Test
    void whatWasDoneStandsInTheErrorThatFollows() {
        operation.wrote("credential stored");
        operation.id("run", "r-1");
        operation.idempotencyKey("key-1");

        ConnectorError merged = operation.merged(error(Outcome.REFUSED));

        assertThat(merged.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(merged.context().operation()).isEqualTo("create");
        assertThat(merged.context().done()).containsExactly("credential stored");
        assertThat(merged.context().ids()).containsEntry("run", "r-1");
        assertThat(merged.context().idempotencyKey()).contains("key-1");
        assertThat(operation.idempotencyKey()).isEqualTo("key-1");
        assertThat(operation).hasToString("create[UNKNOWN, done=[credential stored]]");
    }

    @Test
    void withoutAKeyTheErrorKeepsItsOwn() {
        ConnectorError own = error(Outcome.REFUSED);
        ConnectorError keyed =
                own.withContext(own.context().toBuilder().idempotencyKey("own").build());

        assertThat(operation.merged(keyed).context().idempotencyKey()).contains("own");
    }

    @Test
    void theLastWriteCanBeDescribedBetter() {
        operation.describe("nothing to describe");
        operation.wrote("POST /a");
        operation.wrote("POST /b");

        operation.describe("credential cr_1 stored");

        assertThat(operation.done()).containsExactly("POST /a", "credential cr_1 stored");
    }

    @Test
    void aHundredWritesAreNamedAndTheRestCounted() {
        for (int i = 0; i < 102; i++) {
            operation.wrote("w" + i);
        }

        operation.describe("not the hundredth");

        assertThat(operation.done()).hasSize(101).endsWith("w99", "and 2 more writes");
        assertThat(operation.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void theHundredthWriteIsTheLastThatIsNamed() {
        for (int i = 0; i < 100; i++) {
            operation.wrote("w" + i);
        }

        operation.describe("the hundredth");

        assertThat(operation.done()).hasSize(100).endsWith("w98", "the hundredth");
    }

    @Test
    void whatIsProvedRefusedCountsAsRefused() {
        operation.wrote("a");
        operation.failed(Outcome.UNKNOWN);

        operation.provedRefused();

        assertThat(operation.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(operation.done()).isEmpty();
    }

    @Test
    void whatWasNeverSentIsNotProvedRefused() {
        operation.provedRefused();

        assertThat(operation.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void manyWritesAreProvedRefusedTogether() {
        for (int i = 0; i < 102; i++) {
            operation.wrote("w" + i);
        }

        operation.provedRefused();

        assertThat(operation.done()).isEmpty();
        assertThat(operation.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatIsUndoneCountsNoMoreNorDoesItsUndoing() {
        operation.wrote("kept");
        operation.wrote("credential cr_1 stored");

        Either<ConnectorError, String> answer = operation.undo("credential cr_1 stored", () -> {
            operation.wrote("DELETE cr_1");
            return Either.right("done");
        });

        assertThat(answer.get()).isEqualTo("done");
        assertThat(operation.done()).containsExactly("kept");
    }

    @Test
    void anUnansweredUndoCountsNoMoreOnceUndone() {
        operation.wrote("credential cr_1 stored");
        operation.failed(Outcome.REFUSED);

        Either<ConnectorError, String> answer = operation.undo("credential cr_1 stored", () -> {
            operation.failed(Outcome.UNKNOWN);
            return Either.right("gone");
        });

        assertThat(answer.get()).isEqualTo("gone");
        assertThat(operation.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whatCannotBeUndoneIsLeftOver() {
        operation.wrote("credential cr_1 stored");
        operation.wrote("kept");

        Either<ConnectorError, String> answer =
                operation.undo("credential cr_1 stored", () -> Either.left(error(Outcome.REFUSED)));

        assertThat(answer.isLeft()).isTrue();
        assertThat(operation.done()).containsExactly("credential cr_1 stored and not removed", "kept");
    }

    @Test
    void anUndoOfSomethingElseThatFailsChangesNothing() {
        operation.wrote("kept");

        operation.undo("another", () -> Either.left(error(Outcome.REFUSED)));

        assertThat(operation.done()).containsExactly("kept");
    }

    private static List<String> values(OperationContext operation) {
        List<String> values = new ArrayList<>();
        operation.secrets().forEach(secret -> values.add(secret.reveal()));
        return values;
    }

    @Test
    void secretsAddUpAndTheSameListCountsOnce() {
        List<Secret> first = List.of(Secret.of("one"), Secret.of("two"));

        operation.conceal(first);
        operation.conceal(first);
        operation.conceal(List.of(Secret.of("three")));

        assertThat(values(operation)).containsExactly("one", "two", "three");
    }

    @Test
    void theLastHundredListsOfSecretsAreKept() {
        for (int i = 0; i < 102; i++) {
            operation.conceal(List.of(Secret.of("s" + i)));
        }

        assertThat(values(operation)).hasSize(100).startsWith("s2").endsWith("s101");
    }

    @Test
    void theLongestPauseThatIsAskedForCounts() {
        ServerHints hints = new ServerHints();
        assertThat(hints.pause()).isZero();

        hints.pause(Duration.ofSeconds(2));
        hints.pause(Duration.ofSeconds(3));
        hints.pause(Duration.ofSeconds(1));

        assertThat(hints.pause()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRateIsToldOnceItIsKnown() {
        ServerHints hints = new ServerHints();
        assertThat(hints.requestsPerSecond()).isEqualTo(OptionalDouble.empty());

        hints.requestsPerSecond(0.5);

        assertThat(hints.requestsPerSecond()).hasValue(0.5);
    }
}
