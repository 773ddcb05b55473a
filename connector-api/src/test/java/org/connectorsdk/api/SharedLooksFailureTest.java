package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list of running jobs that cannot be had costs time, and never a wait (ADR 10). */
class SharedLooksFailureTest extends CrowdOfWaits {
    private static ConnectorError error(ErrorKind kind) {
        var context =
                ScriptedProvider.context("no list").outcome(Outcome.REFUSED).build();
        return switch (kind) {
            case RATE_LIMITED -> new ConnectorError.RateLimited(context);
            case PROVIDER_FAILURE -> new ConnectorError.ProviderFailure(context);
            case NOT_FOUND -> new ConnectorError.NotFound(context, "path", "jobs");
            case PERMISSION_DENIED -> new ConnectorError.PermissionDenied(context);
            case UNSUPPORTED -> new ConnectorError.Unsupported(context, "JOB_LIST");
            case TIMEOUT -> ScriptedProvider.timeout(Outcome.REFUSED);
            default -> new ConnectorError.MalformedResponse(context, "");
        };
    }

    static Stream<Supplier<Either<ConnectorError, List<Job>>>> refusals() {
        return Stream.of(
                () -> Either.left(error(ErrorKind.NOT_FOUND)),
                () -> Either.left(error(ErrorKind.PERMISSION_DENIED)),
                () -> Either.left(error(ErrorKind.UNSUPPORTED)),
                () -> Either.left(error(ErrorKind.MALFORMED_RESPONSE)),
                () -> null,
                () -> Either.right(null),
                () -> {
                    throw new IllegalStateException("broken");
                });
    }

    @Test
    void anErrorOfTheJvmEndsTheWaitsThatShareTheLook() {
        begin(10, Duration.ofMinutes(9));
        crowd.list = (refs, options) -> {
            throw new StackOverflowError();
        };

        crowd.run();

        assertThat(crowd.waits.values()).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aListThatIsRefusedIsNotAskedForAgainSoon(Supplier<Either<ConnectorError, List<Job>>> refusal) {
        begin(20, Duration.ofMinutes(9));
        crowd.list = (refs, options) -> refusal.get();

        crowd.run();

        assertAllSucceeded();
        assertEndsSeenInTime();
        assertThat(crowd.shared).hasSize(1);
    }

    @Test
    void aListThatWasRefusedIsAskedForAgainLater() {
        begin(20, Duration.ofMinutes(25));
        crowd.list = (refs, options) -> Either.left(error(ErrorKind.NOT_FOUND));

        crowd.run();

        assertThat(crowd.shared).hasSize(3);
    }

    private static int mostAtOnce(Collection<Crowd.Look> looks) {
        return looks.stream()
                .collect(Collectors.groupingBy(look -> look.at().toMillis() / 100, Collectors.summingInt(one -> 1)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aListThatFailsFailsNoWaitAndSetsNoneOffTogether(ErrorKind kind) {
        for (int i = 0; i < 500; i++) {
            crowd.await(TEN_MINUTES.plusMillis(100L * i));
        }
        crowd.list = (refs, options) -> Either.left(error(kind));

        crowd.run();

        assertAllSucceeded();
        assertThat(mostAtOnce(crowd.alone)).isLessThan(125);
    }

    static Stream<ErrorKind> failures() {
        return Stream.of(ErrorKind.RATE_LIMITED, ErrorKind.PROVIDER_FAILURE, ErrorKind.TIMEOUT);
    }

    @Test
    void aListThatIsLimitedSlowsTheWaits() {
        begin(100, TEN_MINUTES);
        Duration limited = Duration.ofMinutes(1);
        crowd.list = (refs, options) -> crowd.time.elapsed().compareTo(limited) < 0
                ? Either.left(error(ErrorKind.RATE_LIMITED))
                : Either.right(crowd.running(refs));

        crowd.run();

        assertAllSucceeded();
        assertThat(crowd.client.client().pollLoad().why()).contains("refuses polls");
        List<Duration> first =
                crowd.shared.stream().map(Crowd.Look::at).limit(3).toList();
        assertThat(first.get(1).minus(first.get(0))).isGreaterThan(Duration.ofSeconds(3));
        assertThat(aloneBefore(first.get(2))).isEmpty();
    }

    @Test
    void aListThatTellsNothingIsSetAside() {
        begin(40, TEN_MINUTES);
        crowd.list = (refs, options) -> Either.right(List.of());

        crowd.run();

        assertAllSucceeded();
        assertEndsSeenInTime();
        assertThat(crowd.shared).hasSizeLessThan(12);
    }
}
