package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetPagesTest {
    private static final int LARGEST = 10;

    /** A vendor with rows {@code r00, r01, …} that counts them from the beginning. */
    private final List<String> vendor = new ArrayList<>();

    private final List<String> requests = new ArrayList<>();
    private final OffsetPages<String> pages = new OffsetPages<>("acme", "list", LARGEST, Function.identity());
    private final List<String> walked = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<PageToken> next = Optional.empty();

    private void rows(int count) {
        IntStream.range(0, count).forEach(i -> vendor.add("r%02d".formatted(i)));
    }

    private Either<ConnectorError, OffsetPages.Slice<String>> read(long offset, int limit) {
        requests.add(offset + "+" + limit);
        int begin = (int) Math.min(offset, vendor.size());
        int end = Math.min(begin + limit, vendor.size());
        return Either.right(new OffsetPages.Slice<>(
                vendor.subList(begin, end), Optional.of(end < vendor.size()), OptionalLong.of(vendor.size())));
    }

    private Either<ConnectorError, Page<String>> ask(@Nullable PageToken token, int size) {
        return pages.page(token, size, this::read);
    }

    private Page<String> page(int size) {
        Page<String> page = ask(next.orElse(null), size).get();
        walked.addAll(page.items());
        warnings.addAll(page.warnings());
        next = page.next();
        return page;
    }

    private void rest(int size) {
        while (next.isPresent()) {
            page(size);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,3", "1,3", "3,3", "4,3", "7,3", "25,1", "25,9", "25,10"})
    void aListThatStandsStillIsWalkedOnce(int count, int size) {
        rows(count);
        page(size);
        rest(size);
        assertThat(walked).isEqualTo(vendor);
        assertThat(warnings).isEmpty();
    }

    @Test
    void eachPageButTheFirstBeginsOneRowEarly() {
        rows(7);
        page(3);
        rest(3);
        assertThat(requests).containsExactly("0+3", "2+4", "5+4");
    }

    @Test
    void theLargestPageOverlapsTooAndIsOneRowShorter() {
        rows(19);
        page(10);
        rest(10);
        assertThat(requests).containsExactly("0+10", "9+10");
    }

    @Test
    void aRowThatGoesAwayBetweenTwoPagesCausesNeitherAGapNorADuplicate() {
        rows(7);
        page(3);
        vendor.remove("r01");
        rest(3);
        assertThat(walked).containsExactly("r00", "r01", "r02", "r03", "r04", "r05", "r06");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the list changed while it was read: the row at offset 2");
    }

    @Test
    void theLastRowOfAPageMayBeTheOneThatGoesAway() {
        rows(7);
        page(3);
        vendor.remove("r02");
        rest(3);
        assertThat(walked).containsExactly("r00", "r01", "r02", "r03", "r04", "r05", "r06");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void moreRowsThanAPageHasMayGoAway() {
        rows(40);
        page(9);
        page(9);
        vendor.subList(0, 15).clear();
        rest(9);
        assertThat(walked).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void rowsThatGoAwayFarBackAreFoundStepByStep() {
        rows(60);
        page(10);
        page(10);
        page(10);
        page(10);
        vendor.subList(0, 30).clear();
        rest(10);
        assertThat(walked).hasSize(60).doesNotHaveDuplicates();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void rowsThatComeInFrontCauseNoDuplicate() {
        rows(7);
        page(3);
        vendor.add(0, "new");
        vendor.add(0, "newer");
        rest(3);
        assertThat(walked).containsExactly("r00", "r01", "r02", "r03", "r04", "r05", "r06");
        assertThat(warnings).hasSize(1);
    }

    /** Also where what was asked for ends between two rows that are known. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 10})
    void anyNumberOfRowsInFrontCausesNoDuplicate(int size) {
        for (int more = 1; more <= 25; more++) {
            vendor.clear();
            walked.clear();
            rows(21);
            List<String> before = List.copyOf(vendor);
            page(size);
            for (int i = 0; i < more; i++) {
                vendor.add(0, "new" + i);
            }
            rest(size);
            assertThat(walked).as("%d more", more).isEqualTo(before);
        }
    }

    @Test
    void aListThatBecomesShorterThanWhatWasReadEndsInOrder() {
        rows(7);
        page(5);
        vendor.subList(3, 7).clear();
        Page<String> last = page(5);
        assertThat(last.items()).isEmpty();
        assertThat(last.isLast()).isTrue();
        assertThat(last.warnings()).hasSize(1);
    }

    @Test
    void aListOfWhichNothingKnownIsLeftIsNotTakenForItsRest() {
        rows(7);
        page(3);
        vendor.removeAll(List.of("r00", "r01", "r02"));
        ConnectorError error = ask(next.orElseThrow(), 3).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("acme list", "Read the list again from its beginning");
    }

    @Test
    void aTokenCanBeStoredWhateverTheIdsLookLike() {
        vendor.addAll(List.of("a.b", "c%/?", "", "日本", "e"));
        page(4);
        next = next.map(token -> new PageToken(token.value()));
        rest(4);
        assertThat(walked).containsExactly("a.b", "c%/?", "", "日本", "e");
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "o", "o.", "o.x.a", "o.-1.a", "o.5", "o.5.%zz", "cursor"})
    void aForeignTokenIsRefusedBeforeAnythingIsSent(String token) {
        ConnectorError error = ask(new PageToken(token), 3).getLeft();
        assertThat(error).isInstanceOf(ConnectorError.InvalidRequest.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(requests).isEmpty();
    }

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
    void rowsThatAreAnnouncedAndNeverComeEndTheListWithAWarning() {
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
    void aTotalThatIsNeverReachedEndsTheListWithoutAFurtherRequest() {
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

    @Test
    void moreRowsThanAPageHasMayComeInFront() {
        rows(20);
        page(9);
        IntStream.range(0, 25).forEach(i -> vendor.add(0, "new" + i));
        rest(9);
        assertThat(walked).hasSize(20).doesNotHaveDuplicates().endsWith("r19");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aListThatLostItsPlaceMayBeReadAgain() {
        rows(7);
        page(3);
        vendor.removeAll(List.of("r00", "r01", "r02"));
        assertThat(ask(next.orElseThrow(), 3).getLeft().retryable()).isTrue();
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
    void aRowThatCannotBeReadIsAWarningAndKeepsItsPlace(int at) {
        rows(7);
        Optional<PageToken> token = Optional.empty();
        do {
            Page<String> page = pages.page(
                            token.orElse(null),
                            3,
                            (offset, limit) -> read(offset, limit).map(slice -> withUnread(slice, offset, at)))
                    .get();
            walked.addAll(page.items());
            warnings.addAll(page.warnings());
            token = page.next();
        } while (token.isPresent());
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

    private static Either<ConnectorError, OffsetPages.Slice<String>> slice(List<String> rows, boolean more) {
        return Either.right(new OffsetPages.Slice<>(rows, Optional.of(more), OptionalLong.empty()));
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
        Optional<PageToken> token = Optional.empty();
        do {
            Page<String> page = pages.page(
                            token.orElse(null),
                            size,
                            (offset, limit) -> read(offset, limit)
                                    .map(slice -> new OffsetPages.Slice<>(
                                            slice.rows(), Optional.empty(), OptionalLong.empty())))
                    .get();
            walked.addAll(page.items());
            token = page.next();
        } while (token.isPresent());
        assertThat(walked).isEqualTo(vendor);
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

    @Test
    void pagesOfOneRowCannotOverlap() {
        assertThatThrownBy(() -> new OffsetPages<String>("acme", "list", 1, Function.identity()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("largest: must be 2 or more, got 1");
    }

    @Test
    void aWalkOverPagesCollectsTheirWarnings() {
        rows(7);
        try (PagedStream<String> walk = new PagedStream<>("acme", token -> ask(token, 3))) {
            IntStream.range(0, 3).forEach(i -> walked.add(walk.next().get().orElseThrow()));
            vendor.remove("r00");
            walk.next();
            assertThat(walk.warnings()).hasSize(1);
        }
    }
}
