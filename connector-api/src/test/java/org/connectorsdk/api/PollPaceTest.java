package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pause between two polls follows the job (F-15). */
class PollPaceTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> told = new ArrayList<>();
    private final PollLoad load = new PollLoad(time, told::add);
    private double chance = 0.5;

    private PollPace pace(WaitPolicy policy) {
        return new PollPace(
                policy, ProviderDescriptor.of("scripted", "Scripted").build(), time, () -> chance, load);
    }

    private static long seconds(PollPace pace) {
        return Math.round(pace.next() / 1e9);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "19, 2", "30, 3", "65, 7", "100, 10", "3600, 10"})
    void itIsATenthOfTheAgeBetweenTwoSecondsAndTen(long age, long expected) {
        PollPace pace = pace(WaitPolicy.standard());
        time.advance(Duration.ofSeconds(age));

        assertThat(seconds(pace)).isEqualTo(expected);
    }

    @Test
    void thatWaitsAreSlowedIsToldOnceAndNotBefore() {
        load.began();
        load.allowed(1);
        pace(WaitPolicy.standard()).next();
        assertThat(told).as("one wait alone asks for less").isEmpty();

        for (int i = 0; i < 9; i++) {
            load.began();
        }
        pace(WaitPolicy.standard()).next();
        pace(WaitPolicy.standard()).next();

        assertThat(told).containsExactly("10 waits share 1.0 requests a second, so all poll less often");
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1600", "0.5, 2000", "0.999, 2400"})
    void chanceSpreadsItByAFifth(double drawn, long millis) {
        chance = drawn;

        assertThat(Math.round(pace(WaitPolicy.standard()).next() / 1e6)).isBetween(millis - 1, millis);
    }

    @Test
    void whatTheServerAskedForIsKeptOnceAndNeverCutShort() {
        PollPace pace = pace(WaitPolicy.standard());
        for (double drawn : new double[] {0, 0.5, 0.999}) {
            chance = drawn;
            pace.asked(Duration.ofSeconds(30));
            assertThat(Duration.ofNanos(pace.next())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
        }

        chance = 0.5;
        assertThat(seconds(pace)).isEqualTo(2);
    }

    @Test
    void theVendorsStartOfTheJobCounts() {
        PollPace pace = pace(WaitPolicy.standard());

        pace.saw(running(time.now().minusSeconds(50)));

        assertThat(seconds(pace)).isEqualTo(5);
    }

    @Test
    void aStartInTheFutureIsAClockThatGoesWrong() {
        PollPace pace = pace(WaitPolicy.standard());
        time.advance(Duration.ofSeconds(40));

        pace.saw(running(time.now().plusSeconds(600)));

        assertThat(seconds(pace)).isEqualTo(4);
    }

    @Test
    void aStartBeforeItWasSeenQueuedIsAWrongClock() {
        PollPace pace = pace(WaitPolicy.standard());
        pace.saw(ScriptedProvider.job("queued", JobState.QUEUED).toBuilder()
                .createdAt(time.now())
                .build());
        time.advance(Duration.ofSeconds(5));

        pace.saw(running(time.now().minusSeconds(3600)));

        assertThat(seconds(pace)).isEqualTo(2);
    }

    private static Job running(java.time.Instant since) {
        return ScriptedProvider.job("running", JobState.RUNNING).toBuilder()
                .startedAt(since)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"-60, 2", "1, 2", "7, 7", "3600, 10"})
    void whatWasPutOffIsLookedAtWhenItGoesOnOrAtTheLongestPause(long resumes, long expected) {
        PollPace pace = pace(WaitPolicy.standard());

        pace.saw(ScriptedProvider.job("rescheduled", JobState.QUEUED).toBuilder()
                .resumesAt(time.now().plusSeconds(resumes))
                .build());

        assertThat(seconds(pace)).isEqualTo(expected);
    }

    @Test
    void aYearBeyondAllNumbersIsNoException() {
        PollPace pace = pace(WaitPolicy.standard());

        pace.saw(ScriptedProvider.job("rescheduled", JobState.QUEUED).toBuilder()
                .createdAt(Instant.MIN)
                .resumesAt(Instant.MAX)
                .build());

        assertThat(seconds(pace)).isEqualTo(10);
    }

    @Test
    void aVendorMayDeclareALongerPauseAPolicyOverrides() {
        ProviderDescriptor slow = ProviderDescriptor.of("scripted", "Scripted")
                .longestPause(Duration.ofMinutes(1))
                .build();
        PollPace declared = new PollPace(WaitPolicy.standard(), slow, time, () -> chance, load);
        PollPace chosen = new PollPace(
                WaitPolicy.builder()
                        .pauses(Duration.ofSeconds(2), Duration.ofSeconds(5))
                        .build(),
                slow,
                time,
                () -> chance,
                load);
        time.advance(Duration.ofHours(1));

        assertThat(seconds(declared)).isEqualTo(60);
        assertThat(seconds(chosen)).isEqualTo(5);
    }

    @Test
    void waitsAboveTheRateOfTheAccountSlowDownTogether() {
        DoubleStream.generate(() -> 0).limit(200).forEach(unused -> load.began());
        load.allowed(10);
        PollPace pace = pace(WaitPolicy.standard());

        assertThat(seconds(pace)).isEqualTo(20);
        assertThat(pace.slowedTo()).isEqualTo(Duration.ofSeconds(20));
        assertThat(load.why()).isEqualTo("200 waits share 10.0 requests a second, so all poll less often");
    }

    @Test
    void refusalsSlowAllWaitsDownAndQuietHoursBringThemBack() {
        load.began();
        PollPace pace = pace(WaitPolicy.builder().share(0).build());

        load.refused();
        load.refused(); // of another wait, at the same time
        assertThat(seconds(pace)).isEqualTo(4);

        time.advance(Duration.ofMinutes(1));
        assertThat(seconds(pace)).isEqualTo(2);
    }

    @Test
    void aWaitThatIsOverCountsNoMore() {
        load.began();
        load.began();
        load.ended();

        assertThat(load.waits()).isEqualTo(1);
    }

    /** So many doublings, seen by what becomes of a pause of one nanosecond. */
    private double factor() {
        return load.slowed(1);
    }

    @Test
    void refusalsDoubleOnceInTenSecondsAndFiveTimesAtTheMost() {
        load.refused();
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        load.refused();
        assertThat(factor()).isEqualTo(2);

        time.advance(Duration.ofNanos(1));
        load.refused();
        assertThat(factor()).isEqualTo(4);

        for (int i = 0; i < 5; i++) {
            time.advance(Duration.ofSeconds(10));
            load.refused();
        }
        assertThat(factor()).isEqualTo(32);
    }

    @Test
    void twentyQuietSecondsHalveAndEachTenMoreAgain() {
        load.refused();
        time.advance(Duration.ofSeconds(10));
        load.refused();
        time.advance(Duration.ofSeconds(10));
        load.refused();
        assertThat(factor()).isEqualTo(8);

        time.advance(Duration.ofSeconds(20).minusNanos(1));
        assertThat(factor()).isEqualTo(8);
        time.advance(Duration.ofNanos(1));
        assertThat(factor()).isEqualTo(4);
        time.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(factor()).isEqualTo(4);
        time.advance(Duration.ofNanos(1));
        assertThat(factor()).isEqualTo(2);
    }

    @Test
    void aQuietHourHalvesEverythingAtOnce() {
        load.refused();
        time.advance(Duration.ofSeconds(10));
        load.refused();

        time.advance(Duration.ofSeconds(30));

        assertThat(factor()).isEqualTo(1);
    }

    @Test
    void aRefusalAfterAQuietHourDoublesFromTheBeginning() {
        load.refused();
        time.advance(Duration.ofSeconds(10));
        load.refused();
        time.advance(Duration.ofHours(1));

        load.refused();

        assertThat(factor()).isEqualTo(2);
    }

    @Test
    void refusalsAreTheReasonWhereNobodyToldARate() {
        load.began();

        assertThat(load.why()).isEqualTo("the account refuses polls, so all 1 waits poll less often");
    }

    @Test
    void theAgeOfAJobSeenQueuedCountsFromThen() {
        PollPace pace = pace(WaitPolicy.standard());
        time.advance(Duration.ofSeconds(100));
        pace.saw(ScriptedProvider.job("queued", JobState.QUEUED).toBuilder()
                .createdAt(time.now())
                .build());
        time.advance(Duration.ofSeconds(50));

        pace.saw(running(time.now().minusSeconds(90)));

        assertThat(pace.next()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aJobThatBeginsThisVeryMomentIsYoung() {
        PollPace pace = pace(WaitPolicy.standard());
        time.advance(Duration.ofSeconds(40));

        pace.saw(running(time.now()));

        assertThat(pace.next()).isEqualTo(Duration.ofSeconds(2).toNanos());
    }
}
