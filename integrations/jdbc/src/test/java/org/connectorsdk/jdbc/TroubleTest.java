package org.connectorsdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Whoever reads the line knows what to do, and no secret. */
@Timeout(60)
class TroubleTest {
    private static PostgresServer database;

    @BeforeAll
    static void start() {
        database = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static String trouble(DataSource source) {
        String text = JdbcSharedLimit.on(source)
                .take("acme", 20, 1, Duration.ofSeconds(10))
                .getLeft();
        assertThat(text).doesNotContain("canary").doesNotContain("127.0.0.1").doesNotContain("jdbc:");
        return text;
    }

    @Test
    void aTableThatIsNotThereIsToBeMade() {
        PGSimpleDataSource elsewhere = (PGSimpleDataSource) database.source();
        elsewhere.setCurrentSchema("pg_catalog");

        assertThat(trouble(elsewhere))
                .contains("connector_limit does not exist")
                .contains("postgresql.sql");
    }

    @Test
    void aTableOfAnotherFormIsToBeMadeAnew() {
        database.execute("create schema other; create table other.connector_limit (account text primary key)");
        PGSimpleDataSource other = (PGSimpleDataSource) database.source();
        other.setCurrentSchema("other");

        assertThat(trouble(other)).contains("has other columns").contains("postgresql.sql");
    }

    @Test
    void aUserWithoutRightsIsToBeGrantedThem() {
        database.execute("create user visitor password 'canary'");
        PGSimpleDataSource visitor = (PGSimpleDataSource) database.source();
        visitor.setUser("visitor");
        visitor.setPassword("canary");

        assertThat(trouble(visitor)).contains("grant it select, insert and update");
    }

    @Test
    void aUserNeedsNoMoreThanTheRightsThatAreNamed() {
        database.execute("create user granted password 'canary';"
                + " grant select, insert, update on connector_limit to granted");
        PGSimpleDataSource granted = (PGSimpleDataSource) database.source();
        granted.setUser("granted");
        granted.setPassword("canary");

        assertThat(JdbcSharedLimit.on(granted)
                        .take("granted", 20, 1, Duration.ofSeconds(10))
                        .isRight())
                .isTrue();
    }

    @Test
    void aWrongPasswordIsToBeCorrected() {
        assertThat(trouble(PostgresServer.source(database.port(), "canary-that-is-wrong")))
                .contains("refuses the user or password");
    }

    @Test
    void aDatabaseThatDoesNotExistIsNamed() {
        PGSimpleDataSource other = (PGSimpleDataSource) database.source();
        other.setDatabaseName("canary");

        assertThat(trouble(other)).contains("the database does not exist");
    }

    @Test
    void aServerThatIsNotThereIsToBeLookedAt() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(trouble(PostgresServer.source(port, PostgresServer.PASSWORD)))
                .contains("cannot be reached");
    }

    @Test
    void aRowThatSomebodyHoldsIsWaitedForOneSecond() throws Exception {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into connector_limit values ('acme', 0, now())");

            assertThat(trouble(database.source())).contains("did not answer within 1 s");
        }
    }

    @Test
    void whatAPoolWrapsIsUnwrapped() {
        SQLException wrapped = new SQLTransientConnectionException("canary", null, new SQLException("canary", "28P01"));

        assertThat(Trouble.of(wrapped)).contains("refuses the user or password");
    }

    @Test
    void aPoolThatHasNoConnectionInTimeIsSaidToHaveNone() {
        assertThat(Trouble.of(new SQLTransientConnectionException("canary"))).contains("no connection to the database");
    }

    @Test
    void whatIsNotKnownIsNamedByItsState() {
        assertThat(Trouble.of(new SQLException("canary", "XX000"))).isEqualTo("cannot be used: SQL state XX000");
    }
}
