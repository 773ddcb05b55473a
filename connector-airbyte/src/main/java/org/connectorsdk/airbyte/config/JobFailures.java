package org.connectorsdk.airbyte.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.wire.AttemptWires.AttemptWire;
import org.connectorsdk.airbyte.wire.AttemptWires.FailureSummaryWire;
import org.connectorsdk.airbyte.wire.AttemptWires.FailureWire;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed: the reason of the last attempt that has one, and a line for each reason of each attempt (INC-16).
 */
final class JobFailures {
    private static final int MOST_MESSAGE = 2_000;
    private static final int MOST_DETAILS = 16_000;

    private JobFailures() {}

    /**
     * The reason.
     *
     * @param attempts the attempts, oldest first
     * @return empty when no attempt gives one
     */
    static Optional<JobFailure> of(List<AttemptWire> attempts) {
        List<String> parts = new ArrayList<>();
        AttemptWire last = null;
        for (AttemptWire attempt : attempts) {
            for (FailureWire failure : failures(attempt)) {
                parts.add("attempt " + number(attempt) + ": " + line(failure));
                last = attempt;
            }
        }
        return last == null ? Optional.empty() : Optional.of(failure(last, parts));
    }

    private static JobFailure failure(AttemptWire attempt, List<String> parts) {
        FailureWire first = failures(attempt).get(0);
        return new JobFailure(
                line(first),
                AirbyteMapper.text(first.failureOrigin()),
                AirbyteMapper.text(first.failureType()),
                position(attempt),
                parts,
                Optional.ofNullable(first.stacktrace()).map(trace -> cut(trace, MOST_DETAILS)));
    }

    /** Airbyte counts from 0, people from 1. */
    private static String number(AttemptWire attempt) {
        return attempt.id() == null
                ? "?"
                : BigInteger.valueOf(attempt.id()).add(BigInteger.ONE).toString();
    }

    private static OptionalInt position(AttemptWire attempt) {
        Long id = attempt.id();
        return id == null || id < 0 || id >= Integer.MAX_VALUE
                ? OptionalInt.empty()
                : OptionalInt.of(id.intValue() + 1);
    }

    /** The reasons that can be read. */
    private static List<FailureWire> failures(AttemptWire attempt) {
        return elements(attempt).flatMap(failure -> failure.value().stream()).toList();
    }

    /** What could not be read of an attempt's reasons. */
    static List<String> problems(AttemptWire attempt) {
        FailureSummaryWire summary = attempt.failureSummary();
        return summary == null
                ? List.of()
                : Stream.concat(
                                summary.problems().stream(),
                                elements(attempt).map(Lenient::problem).filter(problem -> !problem.isEmpty()))
                        .toList();
    }

    private static Stream<Lenient<FailureWire>> elements(AttemptWire attempt) {
        FailureSummaryWire summary = attempt.failureSummary();
        return summary == null || summary.failures() == null ? Stream.empty() : summary.failures().stream();
    }

    /** The words for people, else those for developers, else what kind of failure it was. */
    private static String line(FailureWire failure) {
        String text = firstLine(failure.externalMessage());
        if (text.isEmpty()) {
            text = firstLine(failure.internalMessage());
        }
        if (text.isEmpty()) {
            String origin = failure.failureOrigin() == null ? "unknown origin" : failure.failureOrigin();
            text = failure.failureType() == null ? origin : origin + ": " + failure.failureType();
        }
        return cut(text, MOST_MESSAGE);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.strip().lines().findFirst().orElse("");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
