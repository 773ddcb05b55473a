package org.connectorsdk.simulators.hotdata;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.simulators.table.Table;

/** A query and its result. */
final class QueryRun {
    private final String id;
    private final String resultId;
    private final String databaseId;
    private final String sql;
    private final Table answer;
    private final Optional<String> failure;
    private final Instant startedAt;
    private final JobScript script;
    private Optional<String> savedQueryId = Optional.empty();
    private long savedQueryVersion;
    private int polls;
    private int storedAfter;
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

    String id() {
        return id;
    }

    String resultId() {
        return resultId;
    }

    String databaseId() {
        return databaseId;
    }

    String sql() {
        return sql;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Lets the result be in the making for so many looks at it. */
    void storeAfter(int newLooks) {
        storedAfter = newLooks;
    }

    boolean isStored() {
        return looks >= storedAfter;
    }

    /** Counts one look at the result. */
    void look() {
        looks++;
    }

    Table answer() {
        return answer;
    }

    long rowCount() {
        return answer.rows();
    }

    Optional<String> failure() {
        return failure;
    }

    /** Counts one look at it, and tells whether it has ended. */
    boolean poll(Instant now) {
        polls++;
        return script.state(polls, Duration.between(startedAt, now)).isEmpty();
    }

    /** Whether it had ended when it was last looked at, and how. */
    String status(Instant now) {
        if (!script.state(polls, Duration.between(startedAt, now)).isEmpty()) {
            return "running";
        }
        return failure.isPresent() ? "failed" : "succeeded";
    }

    void ofSaved(String queryId, long version) {
        savedQueryId = Optional.of(queryId);
        savedQueryVersion = version;
    }

    Optional<String> savedQueryId() {
        return savedQueryId;
    }

    long savedQueryVersion() {
        return savedQueryVersion;
    }

    static String hash(String sql) {
        return Integer.toHexString(sql.hashCode());
    }
}
