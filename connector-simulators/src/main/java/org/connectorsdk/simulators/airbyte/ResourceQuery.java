package org.connectorsdk.simulators.airbyte;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;

/** What the operations that list by pages of rows over workspaces have in common. */
record ResourceQuery(List<String> workspaces, boolean withDeleted, Rows rows, String name) {
    private static final long PAGE = 20;

    static ResourceQuery read(Members members) {
        if (!members.has("pagination")) {
            // Asked for as an object, so that it is noted as missing.
            members.object("pagination");
        }
        List<String> workspaces = Draft.requiredTexts(members, "workspaceIds");
        boolean withDeleted = members.flag("includeDeleted", false);
        return of(members, workspaces, withDeleted);
    }

    /** Rows and name alone. */
    static ResourceQuery of(Members members, List<String> workspaces, boolean withDeleted) {
        String name = members.optionalText("nameContains").orElse("");
        return new ResourceQuery(workspaces, withDeleted, Rows.read(members, PAGE), name);
    }

    boolean admits(String workspace, String named, boolean deleted) {
        return workspaces.contains(workspace)
                && (withDeleted || !deleted)
                && named.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Which rows of a list are asked for. */
    record Rows(long size, long offset) {
        /** Reads {@code pagination}; without it the first rows, as many as the operation usually shows. */
        static Rows read(Members members, long usual) {
            return members.nested(
                            "pagination",
                            pagination -> new Rows(
                                    pagination.optionalNumber("pageSize").orElse(usual),
                                    pagination.optionalNumber("rowOffset").orElse(0)))
                    .orElse(new Rows(usual, 0));
        }

        /** {@return these rows, but no more than so many} */
        Rows atMost(long most) {
            return new Rows(Math.min(size, most), offset);
        }

        <T> List<T> of(List<T> all) {
            return all.stream().skip(offset).limit(size).toList();
        }
    }

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
}
