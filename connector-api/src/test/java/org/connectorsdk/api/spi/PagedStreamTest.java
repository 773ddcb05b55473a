package org.connectorsdk.api.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

/** A walk that is left before its end: it says so, and is never taken for a whole one. */
class PagedStreamTest {
    private static Page<String> page(List<String> items, String next) {
        return Page.of(items, new PageToken(next));
    }

    @Test
    void aCloseWhileAPageIsFetchedEndsTheWalk() {
        AtomicReference<PagedStream<String>> walk = new AtomicReference<>();
        walk.set(new PagedStream<>("acme", token -> {
            requireNonNull(walk.get()).close(); // as another thread may do at any time
            return Either.right(page(List.of("a", "b"), "2"));
        }));

        Either<ConnectorError, Optional<String>> next =
                requireNonNull(walk.get()).next();

        assertThat(next.isLeft()).as("an error, not %s", next).isTrue();
        assertThat(next.getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void aWalkThatWasClosedBeforeItsEndIsNoWholeOne() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(page(List.of("a", "b"), "2")));
        walk.next();

        walk.close();

        Either<ConnectorError, Optional<String>> next = walk.next();
        assertThat(next.isLeft()).as("an error, not %s", next).isTrue();
        assertThat(next.getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(next.getLeft().context().delivered()).hasValue(1);
    }

    @Test
    void theEndStaysTheEndWhenTheWalkIsClosedAfterIt() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(Page.of(List.of("a"), null)));
        walk.next();
        assertThat(walk.next().get()).isEmpty();

        walk.close();

        assertThat(walk.next().get()).isEmpty();
    }

    @Test
    void anEmptyPageThatNamesItselfAsTheNextIsNoProgress() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(page(List.of(), "again")));

        Either<ConnectorError, Optional<String>> next = walk.next();

        assertThat(next.isLeft()).as("an error, not %s", next).isTrue();
        assertThat(next.getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    @Test
    void aWalkThatWasClosedBeforeItBeganSentNothing() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(page(List.of("a"), "2")));

        walk.close();

        ConnectorError error = walk.next().getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().summary()).isEqualTo("the stream was closed before its end");
    }

    @Test
    void itCountsWhatItHandedOut() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(page(List.of("a", "b"), "2")));
        walk.next();
        walk.next();

        assertThat(walk.delivered()).isEqualTo(2);
        walk.close();
        assertThat(walk.next().getLeft().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void theSameTokenTwiceIsCalledThat() {
        PagedStream<String> walk = new PagedStream<>("acme", token -> Either.right(page(List.of(), "again")));

        assertThat(walk.next().getLeft().context().summary())
                .isEqualTo("paging makes no progress: the provider sent the same page token twice");
    }

    @Test
    void aHundredThousandPagesAreALoop() {
        AtomicInteger pages = new AtomicInteger();
        PagedStream<String> walk = new PagedStream<>(
                "acme", token -> Either.right(page(List.of(), Integer.toString(pages.incrementAndGet()))));

        ConnectorError error = walk.next().getLeft();

        assertThat(error.context().summary())
                .isEqualTo("paging makes no progress: the provider sent more than 100000 pages");
        assertThat(pages).hasValue(100_000);
    }

    @Test
    void aHundredWarningsAreKeptAndTheRestCounted() {
        AtomicInteger pages = new AtomicInteger();
        PagedStream<String> walk = new PagedStream<>(
                "acme",
                token -> Either.right(new Page<>(
                        List.of("a"),
                        Optional.of(new PageToken(Integer.toString(pages.incrementAndGet()))),
                        OptionalLong.empty(),
                        Collections.nCopies(60, "page " + pages))));
        walk.next();
        assertThat(walk.warnings()).hasSize(60);

        walk.next();
        walk.next();

        assertThat(walk.warnings()).hasSize(101).endsWith("page 2", "and 80 further warnings");
    }
}
