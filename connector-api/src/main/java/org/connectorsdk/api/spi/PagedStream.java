package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Walks over pages, one request at a time, holding one page. It ends on the vendor's end signal (no next token),
 * follows empty pages, and takes a token that comes twice, or more than 100,000 pages, for a broken contract (INC-22).
 * A walk that was closed before its end answers {@code Closed}; a page that is being fetched meanwhile is waited for.
 *
 * @param <T> what is listed
 */
public final class PagedStream<T> implements ItemStream<T> {
    private static final int MOST_WARNINGS = 100;

    /** More pages than this are taken for a loop. */
    public static final int PAGE_CEILING = 100_000;

    private final String provider;
    private final String operation;
    private final Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages;
    private final Set<PageToken> seen = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private Iterator<T> items = List.<T>of().iterator();
    private @Nullable PageToken next;
    private @Nullable ConnectorError broken;
    private boolean begun;
    private long delivered;
    private long unkept;
    private volatile boolean closed;

    /**
     * Makes a walk; sends nothing yet.
     *
     * @param provider id of the provider, for errors
     * @param pages fetches the page that begins at a token, the first one for null
     */
    public PagedStream(String provider, Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages) {
        this(provider, "list", pages);
    }

    /**
     * Makes a walk over something else than a list of connections; sends nothing yet.
     *
     * @param provider id of the provider, for errors
     * @param operation name of the neutral operation, for errors
     * @param pages fetches the page that begins at a token, the first one for null
     */
    public PagedStream(
            String provider, String operation, Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages) {
        this.provider = provider;
        this.operation = operation;
        this.pages = pages;
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        while (closed || !items.hasNext()) {
            if (broken != null) {
                return Either.left(broken.withContext(
                        broken.context().toBuilder().delivered(delivered).build()));
            }
            if (begun && next == null && !items.hasNext()) {
                return Either.right(Optional.empty());
            }
            if (closed) {
                return Either.left(left());
            }
            fetch();
        }
        delivered++;
        return Either.right(Optional.of(items.next()));
    }

    private void fetch() {
        Either<ConnectorError, Page<T>> answer = pages.apply(next);
        begun = true;
        if (answer.isLeft()) {
            broken = answer.getLeft();
            return;
        }
        Page<T> page = answer.get();
        items = page.items().iterator();
        warn(page.warnings());
        next = page.next().orElse(null);
        if (next != null && (!seen.add(next) || seen.size() >= PAGE_CEILING)) {
            broken = noProgress(
                    seen.size() >= PAGE_CEILING ? "more than " + PAGE_CEILING + " pages" : "the same page token twice");
        }
    }

    private void warn(List<String> more) {
        int kept = Math.min(more.size(), MOST_WARNINGS - warnings.size());
        warnings.addAll(more.subList(0, kept));
        unkept += more.size() - kept;
    }

    private ConnectorError left() {
        return new ConnectorError.Closed(ErrorContext.of(provider, operation)
                .summary("the stream was closed before its end")
                .outcome(begun ? Outcome.REFUSED : Outcome.NOT_SENT) // a read that was answered, and changed nothing
                .delivered(delivered)
                .build());
    }

    private ConnectorError noProgress(String what) {
        return new ConnectorError.MalformedResponse(
                ErrorContext.of(provider, operation)
                        .summary("paging makes no progress: the provider sent " + what)
                        .outcome(Outcome.REFUSED)
                        .advice("Report it to the provider; the list is incomplete.")
                        .build(),
                "");
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (unkept > 0) {
            all.add("and " + unkept + " further warnings");
        }
        return List.copyOf(all);
    }

    @Override
    public void close() {
        closed = true;
    }
}
