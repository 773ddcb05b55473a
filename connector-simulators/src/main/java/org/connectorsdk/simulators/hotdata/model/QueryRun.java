package org.connectorsdk.simulators.hotdata.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.simulators.table.Table;

/**
 * A query and its result.
 *
 * @since 0.1.0
 */
public final class QueryRun {
    public final String id;
    public final String resultId;
    public final String databaseId;
    public final String sql;
    public final Table answer;
    public final Optional<String> failure;
    public final Instant startedAt;
    public Optional<String> savedQueryId = Optional.empty();
    public long savedQueryVersion;
    /** For how many looks at it the result is in the making. */
    public int storedAfter;

    private final JobScript script;
    private int polls;
    private int looks;

    public QueryRun(
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

    public boolean isStored() {
        return looks >= storedAfter;
    }

    /** Counts one look at the result. */
    public void look() {
        looks++;
    }

    public long rowCount() {
        return answer.rows();
    }

    /** Counts one look at it, and tells whether it has ended. */
    public boolean poll(Instant now) {
        polls++;
        return !isRunning(now);
    }

    private boolean isRunning(Instant now) {
        return script.state(polls, Duration.between(startedAt, now)).isPresent();
    }

    /** Whether it had ended when it was last looked at, and how. */
    public String status(Instant now) {
        return isRunning(now) ? "running" : failure.isPresent() ? "failed" : "succeeded";
    }

    public static String hash(String sql) {
        return Integer.toHexString(sql.hashCode());
    }
}
