package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.http.PlaceInMemory.Asked;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The setting rate-limit of an account that several processes use (docs/reliability.md). */
@Timeout(60)
class SharedLimitTest {
    private static final Duration LONG = Duration.ofHours(1);

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final PlaceInMemory place = new PlaceInMemory(http.time);
    private final CountDownLatch never = new CountDownLatch(1);

    SharedLimitTest() {
        http.server.always(thing());
        http.sharedLimit(place);
    }

    @AfterEach
    void endWhatHangs() {
        never.countDown();
    }

    private void hang() {
        await(never);
    }

    /** Hears no interrupt, as a driver that reads from a socket. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            await(latch);
        }
    }

    private void hangFor(Duration span) {
        http.time.advance(span);
        hang();
    }

    private FutureTask<Either<ConnectorError, Thing>> call(CallOptions options) {
        FutureTask<Either<ConnectorError, Thing>> call = new FutureTask<>(() -> http.get(options));
        Thread thread = new Thread(call, "call");
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return call;
    }

    private void rate(String perSecond) {
        http.set(HttpSettings.RATE_LIMIT, perSecond);
    }

    @Test
    void withoutARateItIsNotAsked() {
        http.get().get();

        assertThat(place.asked).isEmpty();
    }

    @Test
    void eachRequestWaitsForThoseOfOtherProcesses() {
        rate("4");
        place.take("another process", 4, 8, LONG);

        http.get().get();
        http.get().get();

        assertThat(http.time.elapsed()).isEqualTo(Duration.ofMillis(2_250));
    }

    @Test
    void theRateIsSharedByAddressScopeAndName() {
        rate("4");
        http.account("acme-eu").runtime().account("workspace 7");

        http.get().get();

        assertThat(place.asked)
                .extracting(Asked::account)
                .containsExactly("acme." + JobRef.fingerprint(http.runtime().baseUrl(), "workspace 7") + ".acme-eu");
    }

    @Test
    void callsThatWaitTogetherAreAskedForTogether() throws Exception {
        rate("1");
        CountDownLatch answers = new CountDownLatch(1);
        place.meanwhile(() -> await(answers));
        List<FutureTask<Either<ConnectorError, Thing>>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(call(CallOptions.deadline(LONG)));
        }
        http.time.sleepTogether(5);
        answers.countDown();
        for (FutureTask<Either<ConnectorError, Thing>> call : calls) {
            assertThat(call.get().isRight()).isTrue();
        }

        assertThat(place.asked).extracting(Asked::permits).startsWith(1, 5);
        assertThat(http.time.pauses().subList(0, 5))
                .containsExactlyInAnyOrder(seconds(1), seconds(2), seconds(3), seconds(4), seconds(5));
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    @Test
    void aCallThatCannotWaitEndsAsWithItsOwnRate() {
        rate("0.1");
        place.take("another process", 0.1, 1, LONG);
        ConnectorError error =
                http.get(CallOptions.deadline(Duration.ofSeconds(1))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message()).isEqualTo(ownRefusal());
    }

    private static String ownRefusal() {
        try (HttpFixture alone = new HttpFixture()) {
            alone.set(HttpSettings.RATE_LIMIT, "0.1").server.always(thing());
            alone.get().get();
            return alone.get(CallOptions.deadline(Duration.ofSeconds(1)))
                    .getLeft()
                    .message();
        }
    }

    @Test
    void aCallThatCannotWaitTakesNothing() {
        rate("0.1");
        place.take("another process", 0.1, 1, LONG);
        for (int i = 0; i < 20; i++) {
            http.get(CallOptions.deadline(Duration.ofSeconds(1)));
        }

        http.get(CallOptions.deadline(LONG)).get();

        assertThat(http.time.elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void nothingIsTakenFarAhead() {
        rate("1");
        place.take("another process", 1, 20, LONG);

        http.get(CallOptions.deadline(LONG)).get();

        assertThat(place.asked)
                .filteredOn(asked -> asked.permits() == 1)
                .extracting(Asked::atMost)
                .containsOnly(Duration.ofSeconds(10));
        assertThat(http.time.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whileAllIsTakenOtherCallsDoNotAsk() {
        rate("1");
        place.take("another process", 1, 40, LONG);
        http.time.onSleep(() -> http.get(CallOptions.deadline(Duration.ofSeconds(2))));

        http.get(CallOptions.deadline(Duration.ofSeconds(35)));

        assertThat(place.asked).hasSize(2);
    }

    @Test
    void aMissedMomentIsAskedForAgain() {
        rate("20");
        place.take("another process", 20, 4, LONG);
        http.time.onSleep(() -> http.time.advance(Duration.ofMillis(60)));

        http.get().get();

        assertThat(place.asked).hasSize(3);
    }

    @Test
    void aMomentThatIsHardlyMissedIsUsed() {
        rate("20");
        place.take("another process", 20, 4, LONG);
        http.time.onSleep(() -> http.time.advance(Duration.ofMillis(40)));

        http.get().get();

        assertThat(place.asked).hasSize(2);
    }

    @Test
    void whoAlwaysComesLateIsServedInTheEnd() {
        rate("20");
        place.meanwhile(() -> http.time.onSleep(() -> http.time.advance(Duration.ofSeconds(1))));
        for (int i = 0; i < 9; i++) {
            place.take("another process", 0.5, 1, LONG);
        }

        assertThat(http.get(CallOptions.deadline(LONG)).isRight()).isTrue();
    }

    @Test
    void withoutThePlaceTheOwnRateHolds() {
        rate("4");
        place.trouble("is broken");

        for (int i = 0; i < 9; i++) {
            http.get().get();
        }

        assertThat(http.time.elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(place.asked).hasSize(1);
    }

    @Test
    void whatThrowsIsAPlaceThatFailed() {
        rate("4");
        place.meanwhile(() -> {
            throw new IllegalStateException("secret");
        });

        assertThat(http.get().isRight()).isTrue();
    }

    @Test
    void aPlaceThatFailedIsAskedLessAndLess() {
        rate("1000");
        place.trouble("is broken");

        for (int i = 0; i < 200; i++) {
            http.get().get();
            PlaceInMemory.awaitAnswers();
            http.time.advance(Duration.ofSeconds(1));
        }

        assertThat(place.asked)
                .extracting(asked -> asked.when().toSeconds())
                .containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L);
    }

    @Test
    void aPlaceThatIsBackIsSharedAgain() {
        rate("1");
        place.trouble("is broken");
        http.get().get();
        place.trouble(null);
        http.time.advance(Duration.ofSeconds(6));
        http.get().get();
        PlaceInMemory.awaitAnswers();
        int before = place.asked.size();

        http.get().get();

        assertThat(place.asked).hasSize(before + 1);
    }

    @Test
    void aPlaceThatHangsCostsOneSecondOnce() {
        rate("1000");
        http.get().get();
        place.meanwhile(() -> hangFor(Duration.ofMillis(1_001)));

        for (int i = 0; i < 100; i++) {
            assertThat(http.get().isRight()).isTrue();
        }

        assertThat(http.time.elapsed()).isLessThan(Duration.ofMillis(1_200));
    }

    @Test
    void thePlaceMayTakeThreeSecondsForItsFirstAnswer() {
        rate("1000");
        place.meanwhile(() -> http.time.advance(Duration.ofMillis(2_900)));

        http.get().get();

        place.meanwhile(() -> {});
        http.get().get();
        assertThat(place.asked).hasSize(2);
    }

    @Test
    void aPlaceThatHangsCostsNoMoreThanHalfTheDeadline() {
        rate("1000");
        place.meanwhile(() -> hangFor(Duration.ofMillis(1_100)));

        assertThat(http.get(CallOptions.deadline(Duration.ofSeconds(2))).isRight())
                .isTrue();
    }

    @Test
    void anAnswerThatComesLateHasThePlaceAskedAgainAtOnce() {
        rate("1000");
        http.get().get();
        CountDownLatch late = new CountDownLatch(1);
        place.meanwhile(() -> {
            http.time.advance(Duration.ofMillis(1_100));
            await(late);
        });
        http.get().get();
        place.meanwhile(() -> {});
        late.countDown();
        PlaceInMemory.awaitAnswers();

        http.get().get();

        PlaceInMemory.awaitAnswers();
        assertThat(place.asked).hasSize(3);
    }

    @Test
    void noMoreThreadsHangThanThree() {
        rate("1000");
        place.meanwhile(() -> hangFor(Duration.ofMillis(3_001)));

        for (int i = 0; i < 20; i++) {
            http.get().get();
            http.time.advance(Duration.ofMinutes(2));
        }

        assertThat(place.asked).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theDeadlineEndsTheWaitForThePlace() {
        rate("1");
        place.meanwhile(() -> hangFor(Duration.ofMillis(600)));

        ConnectorError error =
                http.get(CallOptions.deadline(Duration.ofMillis(500))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void closingEndsTheWaitForThePlace() throws Exception {
        rate("1");
        place.meanwhile(this::hang);
        FutureTask<Either<ConnectorError, Thing>> call = call(CallOptions.deadline(LONG));

        http.runtime().close();

        assertThat(call.get().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anInterruptEndsTheWaitForThePlace() {
        rate("1");
        Thread caller = Thread.currentThread();
        place.meanwhile(() -> {
            caller.interrupt();
            hang();
        });

        ConnectorError error = http.get(CallOptions.deadline(LONG)).getLeft();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(http.server.requests()).isZero();
    }
}
