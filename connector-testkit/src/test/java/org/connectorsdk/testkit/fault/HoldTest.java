package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HoldTest {

    @Test
    void whoWaitsIsToldOnceAlsoWhenTheGateIsOpenedTwice() {
        Hold hold = new Hold();
        AtomicInteger told = new AtomicInteger();
        hold.arrive(told::incrementAndGet);

        hold.release();
        hold.release();

        assertThat(told).hasValue(1);
    }
}
