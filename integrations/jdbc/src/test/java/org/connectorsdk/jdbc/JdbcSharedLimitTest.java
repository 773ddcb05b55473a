package org.connectorsdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.call.SharedLimit.Grant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What the table gives, on a real server. A rate of one in ten seconds leaves time for slow machines. */
@Timeout(60)
class JdbcSharedLimitTest {
    private static final double SLOW = 0.1;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int TAKES = 200;

    private static PostgresServer database;

    private final Pool pool = new Pool(database.source());
    private final SharedLimit limit = JdbcSharedLimit.on(pool);
    private String account = "";

    @BeforeAll
    static void start() {
        database = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void nameTheAccount(TestInfo test) {
        account = test.getDisplayName();
    }

    private Grant take(double perSecond, int permits, Duration atMost) {
        return limit.take(account, perSecond, permits, atMost).get();
    }

    private static void assertAhead(Grant grant, int permits, int seconds) {
        assertThat(grant.permits()).isEqualTo(permits);
        assertThat(grant.ahead()).isBetween(Duration.ofSeconds(Math.max(0, seconds - 5)), Duration.ofSeconds(seconds));
    }

    private static Object asked(String sql) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getObject(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void permitsAreAPeriodApart() {
        assertAhead(take(SLOW, 1, MINUTE), 1, 0);
        assertAhead(take(SLOW, 2, MINUTE), 2, 10);
        assertAhead(take(SLOW, 1, MINUTE), 1, 30);
    }

    @Test
    void anIdleTimeSavesNoPermits() throws Exception {
        take(1_000, 1, MINUTE);
        TimeUnit.MILLISECONDS.sleep(20); // the clock is the server's

        assertThat(take(SLOW, 1, MINUTE).ahead()).isZero();
        assertAhead(take(SLOW, 1, MINUTE), 1, 10);
    }

    @Test
    void whatIsTooFarAheadIsNotTaken() {
        assertAhead(take(SLOW, 9, Duration.ofSeconds(25)), 3, 0);
        assertAhead(take(SLOW, 9, Duration.ofSeconds(25)), 0, 30);
        assertAhead(take(SLOW, 1, MINUTE), 1, 30);
    }

    @Test
    void nothingIsTakenFartherThanAMinuteAhead() {
        assertAhead(take(SLOW, 50, Duration.ofHours(1)), 7, 0);
    }

    @Test
    void whoDiesDelaysOthersByItsPermitsAlone() {
        take(20, 20, MINUTE);

        assertThat(take(20, 1, MINUTE).ahead()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void accountsDoNotShare() {
        take(SLOW, 3, MINUTE);

        assertAhead(limit.take(account + " of others", SLOW, 1, MINUTE).get(), 1, 0);
    }

    @Test
    void whoHasAnotherRateKeepsToItAfterEachOfItsOwn() {
        take(SLOW, 1, MINUTE);
        assertAhead(take(0.05, 1, MINUTE), 1, 10);
        assertAhead(take(SLOW, 1, MINUTE), 1, 30);
    }

    @Test
    void aRowThatIsFarAheadIsNotBelieved() {
        take(SLOW, 1, MINUTE);
        database.execute(
                "update connector_limit set next_free = now() + interval '1 day' where account = '" + account + "'");

        assertAhead(take(SLOW, 1, MINUTE), 1, 0);
    }

    @Test
    void anAccountIsARowThatDoesNotGrow() {
        long begun = System.nanoTime();
        for (int i = 0; i < TAKES; i++) {
            take(1_000, 1, MINUTE);
        }

        System.out.printf("a take: %d us%n", (System.nanoTime() - begun) / TAKES / 1_000);
        assertThat(asked("select count(*) from connector_limit where account = '" + account + "'"))
                .isEqualTo(1L);
        assertThat((Long) asked("select pg_relation_size('connector_limit')")).isLessThanOrEqualTo(20 * 8_192L);
        assertThat(pool.opened()).isEqualTo(1);
    }

    @Test
    void aConnectionIsGivenBackAsItWas() throws Exception {
        Pool manual = new Pool(database.source(), false, Connection.TRANSACTION_READ_COMMITTED);
        JdbcSharedLimit.on(manual).take(account, SLOW, 1, MINUTE).get();

        try (Connection connection = manual.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(connection.getAutoCommit()).isFalse();
        }
        assertThat(manual.opened()).isEqualTo(1);
        assertAhead(take(SLOW, 1, MINUTE), 1, 10);
    }

    @Test
    void withoutAPoolEachConnectionIsClosed() {
        SharedLimit unpooled = JdbcSharedLimit.on(database.source());
        for (int i = 0; i < 70; i++) { // more than the server has
            assertThat(unpooled.take(account, 1_000, 1, MINUTE).isRight()).isTrue();
        }
    }

    @Test
    void noPermitIsGivenTwiceUnderAnyIsolation() throws Exception {
        Pool strict = new Pool(database.source(), false, Connection.TRANSACTION_SERIALIZABLE);
        SharedLimit serializable = JdbcSharedLimit.on(strict);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> given = new ArrayList<>();
        take(SLOW, 1, MINUTE);
        for (int i = 0; i < 3; i++) {
            given.add(threads.submit(() -> {
                int permits = 0;
                for (int take = 0; take < 20; take++) {
                    permits += serializable
                            .take(account, 1, 1, MINUTE)
                            .map(Grant::permits)
                            .getOrElse(0);
                }
                return permits;
            }));
        }
        int permits = 0;
        for (Future<Integer> of : given) {
            permits += of.get();
        }
        threads.shutdown();

        assertThat(permits).isPositive();
        assertAhead(take(SLOW, 1, MINUTE), permits >= 51 ? 0 : 1, 10 + permits);
    }
}
