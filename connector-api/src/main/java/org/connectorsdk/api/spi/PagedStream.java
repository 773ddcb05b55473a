package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Walks over pages, one request at a time. It ends on the vendor's end signal (no next token), follows empty pages, and
 * takes a token that comes twice, or more than 100,000 pages, for a broken contract (INC-22).
 *
 * <p>Where {@link CallOptions#ahead()} lends threads, the next page is fetched while one is consumed, so that two are
 * held. That begins with the sixth item of the walk: who takes five or fewer only looks, and costs one request. What
 * the page ahead fails with comes after the items before it.
 *
 * <p>The ceilings of its options ({@link CallOptions#maxItems()}, {@link CallOptions#maxPages()}) end the walk, which
 * {@link #isCut()} tells; no page is fetched ahead that lies beyond one.
 *
 * <p>A walk that was closed before its end answers {@code Closed}. The request for the page ahead is ended then; a page
 * that {@link #next()} fetches itself is waited for.
 *
 * @param <T> what is listed
 * @since 0.1.0
 */
public final class PagedStream<T> implements ItemStream<T> {
    private static final int MOST_WARNINGS = 100;

    /** Whoever takes no more items than these only looks. */
    private static final int LOOKS = 5;

    /** More pages than this are taken for a loop. */
    public static final int PAGE_CEILING = 100_000;

    private final String provider;
    private final String operation;
    private final Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages;
    private final @Nullable Executor threads;
    private final long maxItems;
    private final int maxPages;
    private final SeenTokens seen = new SeenTokens();
    private final List<String> warnings = new ArrayList<>();
    private Iterator<T> items = List.<T>of().iterator();
    private @Nullable PageToken next;
    private @Nullable ConnectorError broken;
    private boolean begun;
    private boolean cut;
    private int fetched;
    private long delivered;
    private long upToHere;
    private long unkept;
    private volatile @Nullable PageAhead<T> ahead;
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
        this(provider, operation, CallOptions.none(), pages);
    }

    /**
     * Makes a walk of the operation that its options name; sends nothing yet.
     *
     * @param options of the walk, which name provider and operation for errors, lend the threads to fetch one page
     *     ahead, and set ceilings
     * @param pages fetches the page that begins at a token, the first one for null; called by one thread after the
     *     other
     */
    public PagedStream(CallOptions options, Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages) {
        this(
                options.operation().map(OperationContext::provider).orElse(""),
                options.operation().map(OperationContext::operation).orElse("list"),
                options,
                pages);
    }

    /**
     * Makes a walk that fetches one page ahead; sends nothing yet.
     *
     * @param provider id of the provider, for errors
     * @param operation name of the neutral operation, for errors
     * @param options of the walk, which lend the threads for it and set ceilings
     * @param pages fetches the page that begins at a token, the first one for null; called by one thread after the
     *     other
     */
    public PagedStream(
            String provider,
            String operation,
            CallOptions options,
            Function<@Nullable PageToken, Either<ConnectorError, Page<T>>> pages) {
        this.provider = provider;
        this.operation = operation;
        this.threads = options.ahead().orElse(null);
        this.maxItems = options.maxItems().orElse(Long.MAX_VALUE);
        this.maxPages = options.maxPages().orElse(Integer.MAX_VALUE);
        this.pages = pages;
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        if (delivered == maxItems) {
            cut = items.hasNext() || next != null;
            return Either.right(Optional.empty());
        }
        while (closed || !items.hasNext()) {
            if (broken != null) {
                return Either.left(broken.withContext(
                        broken.context().toBuilder().delivered(delivered).build()));
            }
            if (cut || (begun && next == null && !items.hasNext())) {
                return Either.right(Optional.empty());
            }
            if (closed) {
                return Either.left(left());
            }
            if (fetched == maxPages) {
                cut = true;
                continue;
            }
            fetch();
        }
        fetchAhead();
        delivered++;
        return Either.right(Optional.of(items.next()));
    }

    /** Whether a ceiling ends the walk before the next page. */
    private boolean endsHere() {
        return fetched == maxPages || upToHere >= maxItems;
    }

    private void fetchAhead() {
        if (threads == null || ahead != null || next == null || broken != null || delivered < LOOKS || endsHere()) {
            return;
        }
        PageToken token = next;
        PageAhead<T> page = new PageAhead<>(() -> pages.apply(token));
        ahead = page;
        try {
            threads.execute(page);
        } catch (RuntimeException notTaken) {
            // The walk fetches it itself when it comes to it.
        }
        if (closed) { // by somebody who may not have seen this page
            page.cancel();
        }
    }

    private Either<ConnectorError, Page<T>> page() {
        PageAhead<T> page = ahead;
        if (page == null || page.takeBack()) {
            ahead = null;
            return pages.apply(next);
        }
        try {
            Either<ConnectorError, Page<T>> answer = page.await();
            boolean isOthersInterrupt = answer.isLeft() && answer.getLeft() instanceof ConnectorError.Interrupted;
            return isOthersInterrupt ? pages.apply(next) : answer;
        } catch (InterruptedException e) {
            page.cancel();
            Thread.currentThread().interrupt();
            return Either.left(
                    new ConnectorError.Interrupted(ended("the calling thread was interrupted"), Optional.empty()));
        } catch (CancellationException e) {
            if (!closed) {
                throw e; // the provider's own
            }
            return Either.left(left());
        } finally {
            ahead = null;
        }
    }

    private void fetch() {
        Either<ConnectorError, Page<T>> answer = page();
        begun = true;
        if (answer.isLeft()) {
            broken = answer.getLeft();
            return;
        }
        Page<T> page = answer.get();
        fetched++;
        items = page.items().iterator();
        upToHere += page.items().size();
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
        return new ConnectorError.Closed(ended("the stream was closed before its end"));
    }

    private ErrorContext ended(String summary) {
        return ErrorContext.of(provider, operation)
                .summary(summary)
                .outcome(begun ? Outcome.REFUSED : Outcome.NOT_SENT) // a read that was answered, and changed nothing
                .delivered(delivered)
                .build();
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
    public boolean isCut() {
        return cut;
    }

    @Override
    public void close() {
        closed = true;
        PageAhead<T> page = ahead;
        if (page != null) {
            page.cancel();
        }
    }
}
