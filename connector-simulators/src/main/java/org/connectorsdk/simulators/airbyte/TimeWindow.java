package org.connectorsdk.simulators.airbyte;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.testkit.simulator.Members;

/** From when to when, both included; without a limit where none was sent. */
record TimeWindow(long start, long end) {
    /** Reads a pair of members such as {@code createdAtStart} and {@code createdAtEnd}. */
    static TimeWindow read(Members members, String name) {
        return read(name, members::optionalText, member -> members.refuse(member, "not a time in ISO-8601"));
    }

    /** Reads a pair of query parameters of the same names. */
    static TimeWindow read(PublicQuery query, String name) {
        return read(name, parameter -> query.values(parameter).stream().findFirst(), parameter -> {
            throw AirbyteErrors.badRequest(parameter + " is not a time in ISO-8601.");
        });
    }

    private static TimeWindow read(String name, Function<String, Optional<String>> value, Consumer<String> refuse) {
        return new TimeWindow(
                seconds(name + "Start", value, refuse).orElse(Long.MIN_VALUE),
                seconds(name + "End", value, refuse).orElse(Long.MAX_VALUE));
    }

    private static Optional<Long> seconds(
            String name, Function<String, Optional<String>> value, Consumer<String> refuse) {
        try {
            return value.apply(name).map(OffsetDateTime::parse).map(OffsetDateTime::toEpochSecond);
        } catch (DateTimeException notATime) {
            refuse.accept(name);
            return Optional.empty();
        }
    }

    boolean admits(long seconds) {
        return seconds >= start && seconds <= end;
    }
}
