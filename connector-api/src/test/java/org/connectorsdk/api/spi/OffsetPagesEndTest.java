package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a list that is read by offset ends, and rows that cannot be read. */
class OffsetPagesEndTest extends OffsetPagesSetup {
    @Test
    void anEmptyPageThatIsFollowedIsAskedForOnceMore() {
        rows(5);
        page(3);
        Page<String> empty = pages.page(next.orElseThrow(), 3, (offset, limit) -> slice(List.of("r02"), true))
                .get();
        assertThat(empty.items()).isEmpty();
        next = empty.next();
        rest(3);
        assertThat(walked).isEqualTo(vendor);
    }

    @Test
    void announcedRowsThatNeverComeEndTheListWithAWarning() {
        PageToken again = pages.page(null, 3, (offset, limit) -> slice(List.of(), true))
                .get()
                .next()
                .orElseThrow();
        Page<String> last =
                pages.page(again, 3, (offset, limit) -> slice(List.of(), true)).get();
        assertThat(last.isLast()).isTrue();
        assertThat(last.warnings())
                .containsExactly("more rows were announced than were sent; the list ends after the last one sent");
    }

    @Test
    void anUnreachedTotalEndsTheListWithoutAFurtherRequest() {
        rows(5);
        OffsetPages.Rows<String> boasting = (offset, limit) -> read(offset, limit)
                .map(slice -> new OffsetPages.Slice<>(slice.rows(), Optional.empty(), OptionalLong.of(9)));
        PageToken rest = pages.page(null, 5, boasting).get().next().orElseThrow();

        Page<String> last = pages.page(rest, 5, boasting).get();

        assertThat(last.isLast()).isTrue();
        assertThat(last.warnings()).singleElement().asString().contains("(9 in all)");
        assertThat(requests).containsExactly("0+5", "4+6");
    }

    @Test
    void anAnnouncedPageWithoutAnythingIsTheEnd() {
        rows(3);
        PageToken second = ask(null, 3).get().next().orElseGet(() -> new PageToken("o.3.r00.r01.r02"));

        Page<String> last = pages.page(second, 3, (offset, limit) -> slice(List.of(), false))
                .get();

        assertThat(last.isLast()).isTrue();
        assertThat(last.items()).isEmpty();
        assertThat(last.warnings()).isEmpty();
    }

    private static OffsetPages.Slice<String> withUnread(OffsetPages.Slice<String> slice, long offset, int at) {
        List<String> rows = new ArrayList<>(slice.rows());
        int index = (int) (at - offset);
        if (index < 0 || index >= rows.size()) {
            return slice;
        }
        rows.remove(index);
        OffsetPages.Unread unread = new OffsetPages.Unread(index, "?" + at, "row " + at + " is null");
        return new OffsetPages.Slice<>(rows, slice.more(), slice.total(), List.of(unread));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6})
    void anUnreadableRowIsAWarningAndKeepsItsPlace(int at) {
        rows(7);
        walk(3, (offset, limit) -> read(offset, limit).map(slice -> withUnread(slice, offset, at)));

        assertThat(walked).hasSize(6).doesNotContain("r%02d".formatted(at)).isSorted();
        assertThat(warnings).containsExactly("row " + at + " is null");
        assertThat(requests).containsExactly("0+3", "2+4", "5+4");
    }

    private static Either<ConnectorError, OffsetPages.Slice<String>> unreadable(boolean more) {
        return Either.right(new OffsetPages.Slice<>(
                List.of(),
                Optional.of(more),
                OptionalLong.empty(),
                List.of(new OffsetPages.Unread(0, "?null", "rows[0] is null"))));
    }

    @Test
    void aFirstPageOfWhichNothingCanBeReadIsMalformed() {
        ConnectorError error =
                pages.page(null, 3, (offset, limit) -> unreadable(true)).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("none of the 1 elements", "rows[0] is null");
    }

    @Test
    void aLaterPageOfWhichNothingCanBeReadIsPassed() {
        rows(9);
        page(3);
        Page<String> odd = pages.page(
                        next.orElseThrow(),
                        3,
                        (offset, limit) -> Either.right(new OffsetPages.Slice<>(
                                List.of("r02"),
                                Optional.of(true),
                                OptionalLong.empty(),
                                List.of(new OffsetPages.Unread(1, "?null", "rows[1] is null")))))
                .get();
        assertThat(odd.items()).isEmpty();
        assertThat(odd.warnings()).containsExactly("rows[1] is null");
        assertThat(odd.next()).isPresent();
    }

    @Test
    void aVendorThatSendsItsFirstPageForEverIsNoticed() {
        List<String> first = List.of("r00", "r01", "r02");
        try (PagedStream<String> walk = new PagedStream<>(
                "acme",
                token -> pages.page(token, 3, (offset, limit) -> {
                    requests.add(offset + "+" + limit);
                    return slice(first, true);
                }))) {
            Either<ConnectorError, Optional<String>> item = walk.next();
            while (item.isRight() && item.get().isPresent()) {
                walked.add(item.get().get());
                item = walk.next();
            }
            assertThat(item.getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        }
        assertThat(walked).isEqualTo(first);
        assertThat(requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aVendorThatSendsOtherRowsInACircleIsNoticed(int pages) {
        rows(3);
        PageToken second = this.pages
                .page(null, 3, (offset, limit) -> slice(vendor, true))
                .get()
                .next()
                .orElseThrow();

        Either<ConnectorError, Page<String>> answer = this.pages.page(second, 3, (offset, limit) -> {
            requests.add(offset + "+" + limit);
            return slice(List.of("circle " + requests.size() % pages), true);
        });

        assertThat(answer.getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(requests).hasSizeLessThan(30);
    }

    @Test
    void withoutAWordForTheEndTheTotalDecides() {
        assertThat(silent(List.of("a", "b"), OptionalLong.of(3)).isLast()).isFalse();
        assertThat(silent(List.of("a", "b"), OptionalLong.of(2)).isLast()).isTrue();
    }

    @Test
    void withoutATotalEitherOnlyAnEmptyPageIsTheEnd() {
        assertThat(silent(List.of("a"), OptionalLong.empty()).isLast()).isFalse();
        assertThat(silent(List.of(), OptionalLong.empty()).isLast()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,3", "3,3", "4,3", "25,10"})
    void aListWithoutAnyWordForTheEndIsWalkedOnce(int count, int size) {
        rows(count);
        walk(
                size,
                (offset, limit) -> read(offset, limit)
                        .map(slice -> new OffsetPages.Slice<>(slice.rows(), Optional.empty(), OptionalLong.empty())));

        assertThat(walked).isEqualTo(vendor);
    }

    /** What is read while others delete brings nothing new each time, and is no vendor that goes round in circles. */
    @Test
    void rowsThatGoAwayAtTheEndAgainAndAgainAreNoCircle() {
        rows(12);
        walk(4, (offset, limit) -> {
            if (offset + limit > vendor.size() && vendor.size() > 2) {
                vendor.remove(0);
            }
            return read(offset, limit)
                    .map(slice -> new OffsetPages.Slice<>(slice.rows(), Optional.empty(), OptionalLong.empty()));
        });

        assertThat(walked).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void theSamePageAgainIsNoEndWhereNoWordTellsIt() {
        OffsetPages.Rows<String> stuck = (offset, limit) ->
                Either.right(new OffsetPages.Slice<>(List.of("a", "b", "c"), Optional.empty(), OptionalLong.empty()));
        Optional<PageToken> token = pages.page(null, 3, stuck).get().next();
        Either<ConnectorError, Page<String>> answer = pages.page(token.orElseThrow(), 3, stuck);
        for (int i = 0; i < 5 && answer.isRight(); i++) {
            token = answer.get().next();
            assertThat(token).isPresent();
            answer = pages.page(token.orElseThrow(), 3, stuck);
        }
        assertThat(answer.getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
    }

    private Page<String> silent(List<String> rows, OptionalLong total) {
        return pages.page(
                        null,
                        3,
                        (offset, limit) -> Either.right(new OffsetPages.Slice<>(rows, Optional.empty(), total)))
                .get();
    }

    @Test
    void aFailureIsAnsweredAsItCame() {
        ConnectorError down = new ConnectorError.MalformedResponse(
                ErrorContext.of("acme", "list").build(), "");
        assertThat(pages.page(null, 3, (offset, limit) -> Either.left(down)).getLeft())
                .isSameAs(down);
    }
}
