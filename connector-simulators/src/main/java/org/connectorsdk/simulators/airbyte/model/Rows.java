package org.connectorsdk.simulators.airbyte.model;

import java.util.List;
import org.connectorsdk.testkit.simulator.Members;

/**
 * Which rows of a list are asked for.
 *
 * @since 0.1.0
 */
public record Rows(long size, long offset) {
    /** Reads {@code pagination}; without it the first rows, as many as the operation usually shows. */
    public static Rows read(Members members, long usual) {
        return members.nested(
                        "pagination",
                        pagination -> new Rows(
                                pagination.optionalNumber("pageSize").orElse(usual),
                                pagination.optionalNumber("rowOffset").orElse(0)))
                .orElse(new Rows(usual, 0));
    }

    /** {@return these rows, but no more than so many} */
    public Rows atMost(long most) {
        return new Rows(Math.min(size, most), offset);
    }

    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(size).toList();
    }
}
