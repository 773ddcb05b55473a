package org.connectorsdk.testkit.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a simulator, which cuts every wait inside it short. */
final class Closing {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Set<Runnable> wakeUps = ConcurrentHashMap.newKeySet();

    void begin() {
        begun.countDown();
        wakeUps.forEach(Runnable::run);
    }

    boolean hasBegun() {
        return begun.getCount() == 0;
    }

    void onBegin(Runnable wakeUp) {
        wakeUps.add(wakeUp);
        if (hasBegun()) {
            wakeUp.run();
        }
    }

    void forget(Runnable wakeUp) {
        wakeUps.remove(wakeUp);
    }

    /** Lets real time pass, less of it when the end begins or the thread is interrupted. */
    void pause(Duration duration) {
        try {
            boolean over = begun.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            assert !over || hasBegun();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
