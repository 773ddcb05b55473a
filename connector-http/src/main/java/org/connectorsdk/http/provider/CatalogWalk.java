package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Reads a catalog from a vendor that shows it in parts, one request for each: the tables of one schema, the columns of
 * one table. A few parts are read at a time and handed to the visitor in order; a part that cannot be read becomes a
 * problem, so that the catalog is never silently shorter, while what concerns the whole account ends the walk.
 *
 * <p>Immutable; may be used by several threads at once.
 *
 * @since 0.1.0
 */
public final class CatalogWalk {
    private static final String OPERATION = "introspect";

    private final String provider;
    private final ConcurrentWalk walk;

    /**
     * Plans walks; starts no thread.
     *
     * @param provider id of the provider
     * @param concurrency how many parts are read at the same time, 1 or more; what the descriptor declares
     */
    public CatalogWalk(String provider, int concurrency) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.walk = new ConcurrentWalk(provider, concurrency);
    }

    /**
     * Walks. Blocks until every part was read or the walk ends early.
     *
     * @param parts what to read, in the order in which the visitor is to see it
     * @param place names a part to people, for problems
     * @param read reads one part, called by several threads at the same time: the tables of a schema, or one table with
     *     its columns
     * @param visitor sees the tables, on the calling thread
     * @param deadline the time of the whole walk
     * @param <P> the parts
     * @return how the walk ended; an error when it concerns all parts: closed, interrupted, out of time, not let in, or
     *     limited
     */
    public <P> Either<ConnectorError, CatalogSummary> over(
            Iterator<? extends P> parts,
            Function<? super P, String> place,
            Function<? super P, Either<ConnectorError, List<Table>>> read,
            CatalogVisitor visitor,
            OperationDeadline deadline) {
        Tally tally = new Tally(visitor, deadline);
        ConcurrentWalk.End end = walk.<P, Found>over(
                parts, part -> new Found(place.apply(part), read.apply(part)), deadline.carrier(), tally::add);
        if (tally.fatal != null) {
            return Either.left(tally.fatal);
        }
        return end == ConcurrentWalk.End.INTERRUPTED
                ? Either.left(interrupted())
                : Either.right(tally.summary(end == ConcurrentWalk.End.STOPPED));
    }

    /**
     * Hands over tables that are known already, in order, until the visitor has seen enough.
     *
     * @param tables the tables, with or without their columns
     * @param problems what could not be read before
     * @param visitor sees the tables
     * @return how many tables and columns it saw, with the problems, and whether it stopped early
     */
    public static CatalogSummary handOver(List<Table> tables, List<CatalogProblem> problems, CatalogVisitor visitor) {
        long seen = 0;
        long columns = 0;
        for (Table table : tables) {
            seen++;
            columns += table.columns().size();
            if (!visitor.table(table)) {
                return new CatalogSummary(seen, columns, problems, true);
            }
        }
        return new CatalogSummary(seen, columns, problems, false);
    }

    /**
     * Reads a catalog that came in one answer. A table that does not fit is a problem of the catalog, and the others
     * come.
     *
     * @param provider id of the provider, for errors
     * @param elements the tables as they came
     * @param mapper a table with its columns
     * @param request which schema and table
     * @param visitor sees the tables
     * @param <W> the wire type of a table
     * @return how the walk ended; {@code NotFound} when a name was asked for that no table has
     */
    public static <W> Either<ConnectorError, CatalogSummary> inOneAnswer(
            String provider,
            List<Lenient<W>> elements,
            Function<? super W, Table> mapper,
            IntrospectionRequest request,
            CatalogVisitor visitor) {
        UnreadableTables unreadable = new UnreadableTables(provider);
        List<Table> tables = new ArrayList<>();
        for (W element : unreadable.fitting("", elements)) {
            Table table = mapper.apply(element);
            tables.add(
                    request.columns()
                            ? table
                            : table.toBuilder().columns(List.of()).build());
        }
        return unreadable
                .wanted(tables, request)
                .map(wanted -> unreadable.with(handOver(wanted, List.of(), visitor), visitor));
    }

    private ConnectorError interrupted() {
        ErrorContext context = ErrorContext.of(provider, OPERATION)
                .summary("the thread was interrupted while the catalog was read")
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.Interrupted(context, Optional.empty());
    }

    /** What one part brought. */
    private record Found(String place, Either<ConnectorError, List<Table>> tables) {}

    /** Counts what goes to the visitor. For one thread. */
    private static final class Tally {
        private final CatalogVisitor visitor;
        private final OperationDeadline deadline;
        private final List<CatalogProblem> problems = new ArrayList<>();
        private long tables;
        private long columns;
        private @Nullable ConnectorError fatal;

        Tally(CatalogVisitor visitor, OperationDeadline deadline) {
            this.visitor = visitor;
            this.deadline = deadline;
        }

        boolean add(Found found) {
            if (found.tables().isLeft()) {
                return missing(found.place(), found.tables().getLeft());
            }
            for (Table table : found.tables().get()) {
                tables++;
                columns += table.columns().size();
                if (!visitor.table(table)) {
                    return false;
                }
            }
            return true;
        }

        private boolean missing(String place, ConnectorError error) {
            if (concernsAll(error)) {
                fatal = error;
                return false;
            }
            CatalogProblem problem = new CatalogProblem(place, error);
            problems.add(problem);
            visitor.problem(problem);
            return true;
        }

        private boolean concernsAll(ConnectorError error) {
            return switch (error.kind()) {
                case CLOSED, INTERRUPTED, UNAUTHENTICATED, RATE_LIMITED, CIRCUIT_OPEN -> true;
                case TIMEOUT -> !deadline.allows(Duration.ZERO);
                default -> false;
            };
        }

        CatalogSummary summary(boolean stopped) {
            return new CatalogSummary(tables, columns, problems, stopped);
        }
    }
}
