package org.connectorsdk.simulators.hotdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.simulators.table.Table;

/** A query and its result. */
final class QueryRun {
    final String id;
    final String resultId;
    final String databaseId;
    final String sql;
    final Table answer;
    final Optional<String> failure;
    final Instant startedAt;
    Optional<String> savedQueryId = Optional.empty();
    long savedQueryVersion;
    /** For how many looks at it the result is in the making. */
    int storedAfter;

    private final JobScript script;
    private int polls;
    private int looks;

    QueryRun(
            String id,
            String resultId,
            String databaseId,
            String sql,
            Table answer,
            Optional<String> failure,
            Instant startedAt,
            JobScript script) {
        this.id = id;
        this.resultId = resultId;
        this.databaseId = databaseId;
        this.sql = sql;
        this.answer = answer;
        this.failure = failure;
        this.startedAt = startedAt;
        this.script = script;
    }

    boolean isStored() {
        return looks >= storedAfter;
    }

    /** Counts one look at the result. */
    void look() {
        looks++;
    }

    long rowCount() {
        return answer.rows();
    }

    /** Counts one look at it, and tells whether it has ended. */
    boolean poll(Instant now) {
        polls++;
        return !isRunning(now);
    }

    private boolean isRunning(Instant now) {
        return script.state(polls, Duration.between(startedAt, now)).isPresent();
    }

    /** Whether it had ended when it was last looked at, and how. */
    String status(Instant now) {
        return isRunning(now) ? "running" : failure.isPresent() ? "failed" : "succeeded";
    }

    static String hash(String sql) {
        return Integer.toHexString(sql.hashCode());
    }
}
