package org.connectorsdk.testkit.simulator;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with one part of a request.
 *
 * @param path where: the place ({@code body}, {@code query}, {@code path}, {@code header}), then the name, deeper names
 *     and, for elements of arrays, indexes as {@link Integer}
 * @param problem what kind of thing
 * @param message words for people; never repeats the value that was sent
 * @since 0.1.0
 */
public record Violation(List<Object> path, Problem problem, String message) {
    /** The kinds of things that can be wrong. */
    public enum Problem {
        /** A required part is not there. */
        MISSING,
        /** A part has the wrong JSON type, or a text cannot be read as what it should be. */
        WRONG_TYPE,
        /** There is no such part. */
        UNKNOWN,
        /** A part has the right type and a value that is not allowed. */
        INVALID
    }

    /**
     * Copies the path.
     *
     * @param path where
     * @param problem what kind of thing
     * @param message words for people
     */
    public Violation {
        path = List.copyOf(path);
        requireNonNull(problem, "problem");
        requireNonNull(message, "message");
    }

    /** {@return the path without its place, joined by dots, for example {@code config.port}} */
    public String field() {
        return path.stream().skip(1).map(Object::toString).collect(Collectors.joining("."));
    }
}
