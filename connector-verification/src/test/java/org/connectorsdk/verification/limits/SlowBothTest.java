package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A slow server and a slow consumer work at the same time, one page apart. In real time. */
@Tag("soak")
class SlowBothTest {
    private static final int PAGES = 20;

    /** A half is the ideal; on a busy machine everybody wakes late. */
    private static final double MOST = 0.8;

    private static final RuntimeContext WITHOUT_THREADS = RuntimeContext.builder()
            .executor(work -> {
                throw new RejectedExecutionException();
            })
            .build();

    @Test
    void aWalkTakesTheLongerOfBothTimesInsteadOfTheirSum() throws Exception {
        double ahead;
        double inTurn;
        try (EndlessServer server = new EndlessServer()) {
            seconds(server, WITHOUT_THREADS); // warms up
            inTurn = seconds(server, WITHOUT_THREADS);
            ahead = seconds(server, RuntimeContext.standard());
        }

        System.out.printf(
                "%d pages, %d ms each by the server and by the consumer: %.2f s, %.2f s in turn, ratio %.2f%n",
                PAGES, EndlessServer.LATENCY.toMillis(), ahead, inTurn, ahead / inTurn);
        assertThat(ahead / inTurn).isLessThan(MOST);
    }

    private static double seconds(EndlessServer server, RuntimeContext context) {
        int items = PAGES * EndlessServer.SLOW_PAGE;
        try (Connections client =
                SmallJvm.open("virtuousai", server.url("slow", items).toString(), context)) {
            long started = System.nanoTime();
            assertThat(walk(client)).isEqualTo(items);
            return (System.nanoTime() - started) / 1e9;
        }
    }

    private static int walk(Connections client) {
        int items = 0;
        try (ItemStream<Connection> all = client.stream(ConnectionQuery.all())) {
            for (Optional<Connection> next = all.next().get();
                    next.isPresent();
                    next = all.next().get()) {
                if (++items % EndlessServer.SLOW_PAGE == 0) {
                    LockSupport.parkNanos(EndlessServer.LATENCY.toNanos());
                }
            }
        }
        return items;
    }
}
