package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits share their looks where a provider tells of many jobs at once, and nothing else about them changes (ADR 10). */
class SharedLooksTest extends CrowdOfWaits {
    @Test
    void aRoundCostsOneLookHoweverManyWaitsThereAre() {
        begin(500, TEN_MINUTES);

        crowd.run();

        assertAllSucceeded();
        assertThat(aloneBefore(TEN_MINUTES)).isEmpty();
        assertThat(crowd.alone).hasSize(500);
        assertThat(crowd.shared).hasSizeLessThan(100);
    }

    @Test
    void anEndIsSeenInTheRoundInWhichItWouldBeSeenAlone() {
        for (int i = 0; i < 200; i++) {
            crowd.await(Duration.ofSeconds(3L * i));
        }

        crowd.run();

        assertAllSucceeded();
        assertEndsSeenInTime();
    }

    @Test
    void theAnswerIsTheOneOfTheJobLookedAtAlone() {
        begin(5, TEN_MINUTES);
        crowd.list = (refs, options) -> Either.right(
                refs.stream().map(ref -> Crowd.job(ref, JobState.SUCCEEDED)).toList());

        crowd.run();

        assertAllSucceeded();
        assertEndsSeenInTime();
    }

    @Test
    void fewWaitsLookAlone() {
        begin(SharedLooks.LEAST - 1, TEN_MINUTES);

        crowd.run();

        assertAllSucceeded();
        assertThat(crowd.shared).isEmpty();
    }

    @Test
    void manyWaitsForOneJobLookAlone() {
        JobRef one = crowd.await(TEN_MINUTES);
        List<CompletableFuture<Job>> more = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            more.add(crowd.client.async().await(one, Crowd.HOUR));
        }

        crowd.run();
        more.forEach(CompletableFuture::join);

        assertThat(crowd.shared).isEmpty();
    }

    private static Job about(JobRef ref, String connection) {
        return Crowd.job(ref, JobState.RUNNING).toBuilder()
                .connection(connection == null ? null : ConnectionId.of(connection))
                .ref(new JobRef(ref.provider(), ref.account(), ref.kind(), ref.jobId(), Optional.empty()))
                .build();
    }

    static Stream<Job> notTheJob() {
        JobRef ref = Crowd.ref("0");
        Job running = Crowd.job(ref, JobState.RUNNING);
        return Stream.of(
                about(ref, "another"),
                about(ref, null),
                Crowd.job(Crowd.ref("17"), JobState.RUNNING),
                Crowd.job(
                        new JobRef(ref.provider(), ref.account(), "backfill", ref.jobId(), ref.connection()),
                        JobState.RUNNING),
                Crowd.job(ref, JobState.UNKNOWN),
                Crowd.job(ref, JobState.PAUSED),
                running.toBuilder()
                        .status(Crowd.job(ref, JobState.FAILED).status())
                        .build());
    }

    @ParameterizedTest
    @MethodSource("notTheJob")
    void aRowThatIsNotAboutTheRunningJobIsNotBelieved(Job row) {
        JobRef lied = crowd.await(Duration.ofMinutes(1));
        begin(9, TEN_MINUTES);
        crowd.list = (refs, options) -> Either.right(Stream.concat(
                        crowd.running(refs).stream().filter(job -> !job.ref().equals(lied)), Stream.of(row))
                .toList());

        crowd.run();

        assertAllSucceeded();
        assertEndsSeenInTime();
    }

    @Test
    void aNullAmongTheRowsIsPassedOver() {
        begin(9, TEN_MINUTES);
        crowd.list = (refs, options) -> {
            List<Job> rows = new ArrayList<>(crowd.running(refs));
            rows.add(0, null);
            return Either.right(Collections.unmodifiableList(rows));
        };

        crowd.run();

        assertAllSucceeded();
        assertThat(aloneBefore(TEN_MINUTES)).isEmpty();
    }

    @Test
    void aListThatIsStaleDoesNotEndTheWaitUnseen() {
        crowd.list = (refs, options) -> Either.right(
                refs.stream().map(ref -> Crowd.job(ref, JobState.RUNNING)).toList());
        for (int i = 0; i < 9; i++) {
            crowd.await(Duration.ofMinutes(1), crowd.client, WaitPolicy.upTo(Duration.ofMinutes(5)));
        }

        crowd.run();

        assertAllSucceeded(); // by a last look of its own
    }

    @Test
    void waitsWithDifferentOptionsShareNoLook() {
        List<CallOptions> asked = new ArrayList<>();
        List<List<JobRef>> together = new ArrayList<>();
        crowd.list = (refs, options) -> {
            asked.add(options);
            together.add(refs);
            return Either.right(crowd.running(refs));
        };
        List<JobRef> marked = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            CallOptions mark = CallOptions.builder().header("X-Mark", "one").build();
            marked.add(crowd.await(TEN_MINUTES, crowd.client.with(mark), Crowd.HOUR));
            crowd.await(TEN_MINUTES);
        }

        crowd.run();

        assertThat(together).hasSizeLessThan(200).allMatch(refs -> refs.size() <= 10);
        for (int i = 0; i < asked.size(); i++) {
            assertThat(marked.containsAll(together.get(i)))
                    .isEqualTo(asked.get(i).headers().containsKey("X-Mark"));
        }
    }

    @Test
    void thePauseThatTheListAskedForIsKept() {
        begin(20, TEN_MINUTES);
        crowd.list = (refs, options) -> {
            options.hints().orElseThrow().pause(Duration.ofSeconds(30));
            return Either.right(crowd.running(refs));
        };

        crowd.run();

        assertThat(crowd.shared.get(1).at().minus(crowd.shared.get(0).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waitsThatShareLooksAskLittleOfALimitedAccount() {
        begin(500, TEN_MINUTES);
        crowd.list = (refs, options) -> {
            options.hints().orElseThrow().requestsPerSecond(1);
            return Either.right(crowd.running(refs));
        };

        crowd.run();

        assertThat(crowd.shared).hasSizeGreaterThan(50);
    }

    @Test
    void aClientThatIsClosedDuringASharedLookLeavesNothingBehind() {
        begin(20, TEN_MINUTES);
        crowd.list = (refs, options) -> {
            crowd.client.close();
            return Either.right(crowd.running(refs));
        };

        crowd.run();

        assertThat(crowd.waits.values())
                .allSatisfy(wait -> assertThatThrownBy(wait::join)
                        .cause()
                        .isInstanceOfSatisfying(
                                ConnectorException.class,
                                e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.CLOSED)));
        crowd.settle();
        assertThat(crowd.client.client().calls().pausing()).isZero();
        assertThat(crowd.client.client().calls().pending()).isZero();
        assertThat(crowd.client.client().pollLoad().waits()).isZero();
    }

    @Test
    void aSharedLookEndsWithTheLastOfItsWaits() throws InterruptedException {
        begin(20, TEN_MINUTES);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        crowd.list = (refs, options) -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                cut.countDown();
            }
            return Either.right(List.of());
        };
        Thread passing = new Thread(crowd::run);
        passing.setDaemon(true);
        passing.start();
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        crowd.waits.values().forEach(wait -> wait.cancel(true));

        assertThat(cut.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFirstLookWaitsForOthersOnlyAMoment() {
        WaitPolicy slow = Crowd.HOUR.toBuilder()
                .pauses(Duration.ofMinutes(50), Duration.ofMinutes(50))
                .build();
        JobRef job = crowd.await(Duration.ZERO, crowd.client, slow);

        crowd.run();

        assertThat(crowd.seen.get(job)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aListenerHearsOfEachLook() {
        List<JobState> heard = new ArrayList<>();
        WaitPolicy listening = Crowd.HOUR.toBuilder()
                .listener(job -> heard.add(job.status().state()))
                .build();
        crowd.await(Duration.ofMinutes(1), crowd.client, listening);
        begin(9, Duration.ofMinutes(1));

        crowd.run();

        assertThat(heard).hasSizeGreaterThan(5).endsWith(JobState.RUNNING, JobState.SUCCEEDED);
    }
}
