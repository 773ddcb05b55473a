package org.connectorsdk.http.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The order in which a call passes its steps, which docs/adr/0008 explains. */
class ChainTest {

    @Test
    void aCallPassesTheseStepsInThisOrder() {
        assertThat(Chain.CALLS.steps())
                .extracting(Step::getClass)
                .containsExactly(
                        Observe.class,
                        CheckRequest.class,
                        Retry.class,
                        EnforceDeadline.class,
                        FailFastWhenOpen.class,
                        AwaitRateLimitPause.class,
                        Authenticate.class,
                        AcquirePermits.class,
                        GuardByCircuitBreaker.class,
                        FollowRedirects.class,
                        Send.class,
                        Read.class);
    }

    @Test
    void aTokenRequestPassesNothingThatHoldsUpTheAccount() {
        assertThat(Chain.TOKENS.steps())
                .extracting(Step::getClass)
                .containsExactly(
                        Observe.class,
                        CheckRequest.class,
                        Retry.class,
                        EnforceDeadline.class,
                        FailFastWhenOpen.class,
                        GuardByCircuitBreaker.class,
                        Send.class,
                        Read.class);
    }
}
