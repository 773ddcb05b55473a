package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the process allows to its asynchronous calls is a system property each. */
class AsyncLimitsTest {
    @AfterEach
    void clear() {
        System.clearProperty(AsyncLimits.THREADS);
        System.clearProperty(AsyncLimits.WAITING_CALLS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "0, 64", "-1, 64", "many, 64"})
    void theThreadsAreOneOrMore(String set, int counts) {
        System.setProperty(AsyncLimits.THREADS, set);

        assertThat(AsyncLimits.threads()).isEqualTo(counts);
    }

    @Test
    void withoutThePropertiesTheDefaultsCount() {
        assertThat(AsyncLimits.threads()).isEqualTo(64);
        assertThat(AsyncLimits.waitingCalls()).isEqualTo(10_000);
    }

    @Test
    void asManyCallsAsThreadsAndPlacesAreTaken() {
        System.setProperty(AsyncLimits.THREADS, "1");
        System.setProperty(AsyncLimits.WAITING_CALLS, "1");
        assertThat(AsyncLimits.unfinished()).isZero();

        assertThat(AsyncLimits.enter()).isTrue();
        assertThat(AsyncLimits.enter()).isTrue();
        assertThat(AsyncLimits.enter()).isFalse();

        assertThat(AsyncLimits.unfinished()).isEqualTo(2);
        AsyncLimits.leave();
        AsyncLimits.leave();
        assertThat(AsyncLimits.unfinished()).isZero();
    }
}
