package org.connectorsdk.api.spi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
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
}
