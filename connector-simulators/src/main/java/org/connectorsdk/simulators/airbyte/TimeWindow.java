package org.connectorsdk.simulators.airbyte;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;

/** From when to when, both included; without a limit where none was sent. */
record TimeWindow(long start, long end) {
    /** Reads a pair of members such as {@code createdAtStart} and {@code createdAtEnd}. */
    static TimeWindow read(Members members, String name) {
        return new TimeWindow(
                seconds(members, name + "Start").orElse(Long.MIN_VALUE),
                seconds(members, name + "End").orElse(Long.MAX_VALUE));
    }

    /** Reads a pair of query parameters of the same names. */
    static TimeWindow read(PublicQuery query, String name) {
        return new TimeWindow(
                seconds(query, name + "Start").orElse(Long.MIN_VALUE),
                seconds(query, name + "End").orElse(Long.MAX_VALUE));
    }

    private static Optional<Long> seconds(PublicQuery query, String name) {
        try {
            return query.values(name).stream()
                    .findFirst()
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toEpochSecond);
        } catch (DateTimeException notATime) {
            throw Refusals.badRequest(name + " is not a time in ISO-8601.");
        }
    }

    private static Optional<Long> seconds(Members members, String name) {
        Optional<String> text = members.optionalText(name);
        try {
            return text.map(OffsetDateTime::parse).map(OffsetDateTime::toEpochSecond);
        } catch (DateTimeException notATime) {
            members.refuse(name, "not a time in ISO-8601");
            return Optional.empty();
        }
    }

    boolean admits(long seconds) {
        return seconds >= start && seconds <= end;
    }
}
