package org.connectorsdk.testkit.hotdata;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query and its result, which is worked out row by row when it is asked for. */
final class QueryRun {

    private final String id;
    private final String resultId;
    private final String databaseId;
    private final String sql;
    private final List<SourceColumn> columns;
    private final long rowCount;
    private final Optional<String> failure;
    private final Instant startedAt;
    private final JobScript script;
    private int polls;
    private int storedAfter;
    private int looks;

    QueryRun(
            String id,
            String resultId,
            String databaseId,
            String sql,
            List<SourceColumn> columns,
            long rowCount,
            Optional<String> failure,
            Instant startedAt,
            JobScript script) {
        this.id = id;
        this.resultId = resultId;
        this.databaseId = databaseId;
        this.sql = sql;
        this.columns = columns;
        this.rowCount = rowCount;
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

    List<SourceColumn> columns() {
        return columns;
    }

    long rowCount() {
        return rowCount;
    }

    Optional<String> failure() {
        return failure;
    }

    /** Counts one look at it, and tells whether it has ended. */
    boolean poll(Instant now) {
        polls++;
        return script.state(polls, Duration.between(startedAt, now)).isEmpty();
    }

    List<@Nullable Object> row(long number) {
        List<@Nullable Object> row = new ArrayList<>(columns.size());
        for (SourceColumn column : columns) {
            row.add(column.kind().value(number));
        }
        return row;
    }
}
