package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatchTest {

    @Test
    void whoWaitsIsToldOnceAlsoWhenTheGateIsOpenedTwice() {
        Latch latch = new Latch();
        AtomicInteger told = new AtomicInteger();
        latch.arrive(told::incrementAndGet);

        latch.release();
        latch.release();

        assertThat(told).hasValue(1);
    }
}
