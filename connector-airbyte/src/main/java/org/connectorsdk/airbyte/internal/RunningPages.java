package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;

/**
 * Looks for jobs in lists of those that run, page by page, for as long as that costs far less than a look at each. A
 * job that another one's end has moved to a page before is left out, as is one that the pages do not reach.
 */
public final class RunningPages {
    /** A page is asked for only where it stands for so many jobs. */
    private static final int LEAST_FOR_A_PAGE = 4;

    private final Map<String, JobRef> left = new HashMap<>();
    private final List<Job> found = new ArrayList<>();
    private int pagesLeft;

    /**
     * Begins with nothing found.
     *
     * @param refs the jobs that are looked for
     */
    public RunningPages(List<JobRef> refs) {
        refs.forEach(ref -> left.put(ref.jobId(), ref));
        this.pagesLeft = Math.max(1, refs.size() / LEAST_FOR_A_PAGE);
    }

    /** Asks for one page of a list. */
    @FunctionalInterface
    public interface Rows<W> {
        /**
         * Reads rows.
         *
         * @param offset how many rows to leave out
         * @return the rows that can be read, and how many came
         */
        Either<ConnectorError, Part<W>> read(long offset);
    }

    /**
     * What one request brought.
     *
     * @param rows those that can be read
     * @param came how many rows came
     * @param <W> a row
     */
    public record Part<W>(List<W> rows, int came) {}

    /**
     * Walks over one list.
     *
     * @param size how many rows a page has
     * @param rows reads a page
     * @param id of a row
     * @param mapper makes a job of a row that was looked for
     * @param <W> a row
     * @return the jobs found so far, in all lists
     */
    public <W> Either<ConnectorError, List<Job>> in(
            int size, Rows<W> rows, Function<W, String> id, Function<W, Job> mapper) {
        boolean more = true;
        for (long offset = 0; more && left.size() > 1 && pagesLeft > 0; offset += size) {
            pagesLeft--;
            Either<ConnectorError, Part<W>> part = rows.read(offset);
            if (part.isLeft()) {
                return Either.left(part.getLeft());
            }
            for (W row : part.get().rows()) {
                if (left.remove(id.apply(row)) != null) {
                    found.add(mapper.apply(row));
                }
            }
            more = part.get().came() >= size;
        }
        return Either.right(found);
    }
}
