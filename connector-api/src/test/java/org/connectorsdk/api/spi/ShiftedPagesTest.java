package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import org.junit.jupiter.api.Test;

/** Where a page of counted rows goes on when what it reads is not what it expected, request by request. */
class ShiftedPagesTest {
    private static final ConnectorError DOWN =
            new ConnectorError.MalformedResponse(ErrorContext.of("acme", "list").build(), "");

    private final OffsetPages<String> pages = new OffsetPages<>("acme", "list", 10, Function.identity());
    private final Deque<Either<ConnectorError, OffsetPages.Slice<String>>> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();

    private ShiftedPagesTest brings(boolean more, String... rows) {
        answers.add(Either.right(new OffsetPages.Slice<>(List.of(rows), Optional.of(more), OptionalLong.empty())));
        return this;
    }

    private Either<ConnectorError, Page<String>> ask(String token) {
        return pages.page(new PageToken(token), 3, (offset, limit) -> {
            requests.add(offset + "+" + limit);
            return answers.size() > 1 ? answers.remove() : answers.element();
        });
    }

    private static String[] rows(int from, int to) {
        return IntStream.range(from, to).mapToObj("r%02d"::formatted).toArray(String[]::new);
    }

    @Test
    void anEmptyEndIsBelievedWhateverThePageBeforeSays() {
        brings(false).brings(true, rows(2, 12));

        Page<String> page = ask("o.12.r10.r11").get();

        assertThat(page.isLast()).isTrue();
        assertThat(page.items()).isEmpty();
        assertThat(page.warnings()).isEmpty();
        assertThat(requests).containsExactly("11+4", "2+10");
    }

    @Test
    void aPageThatIsEmptyTwiceIsTheEnd() {
        brings(true).brings(true, rows(2, 12));

        assertThat(ask("e.12.r10.r11").get().isLast()).isTrue();
    }

    @Test
    void anEmptyPageBehindAPartialOneIsTheEnd() {
        brings(true).brings(true, rows(0, 3));

        assertThat(ask("o.3.r00.r01.r02").get().isLast()).isTrue();
    }

    @Test
    void anEmptyPageBehindAFullOneIsRequestedAgain() {
        brings(true).brings(true, rows(2, 12));

        assertThat(ask("o.12.r10.r11").get().isLast()).isFalse();
    }

    @Test
    void rowsThatAppearBehindAnEmptyEndAreNotLost() {
        brings(false).brings(false, rows(0, 4));

        Page<String> page = ask("o.3.r00.r01.r02").get();

        assertThat(page.items()).containsExactly("r03");
        assertThat(page.isLast()).isTrue();
    }

    @Test
    void aFailureOnTheWayBackIsTheAnswer() {
        brings(true, "other");
        answers.add(Either.left(DOWN));

        assertThat(ask("o.30.r29").getLeft()).isSameAs(DOWN);
    }

    @Test
    void aFailureOnTheWayForwardIsTheAnswer() {
        brings(true, "other").brings(true, "another");
        answers.add(Either.left(DOWN));

        assertThat(ask("o.3.r00.r01.r02").getLeft()).isSameAs(DOWN);
        assertThat(requests).containsExactly("2+4", "0+10", "3+10");
    }

    @Test
    void aKnownRowThatIsTheFirstNowIsFound() {
        brings(true, "r04", "r05").brings(false, "r02", "r03", "r04", "r05");

        Page<String> page = ask("o.3.r00.r01.r02").get();

        assertThat(page.items()).containsExactly("r03", "r04", "r05");
        assertThat(page.warnings()).hasSize(1);
    }

    @Test
    void aRowThatComesTwiceHidesNoneInBetween() {
        brings(false, "r02", "r03", "r02");

        assertThat(ask("o.3.r00.r01.r02").get().items()).containsExactly("r03", "r02");
        assertThat(requests).containsExactly("2+4");
    }

    @Test
    void anEmptyPageOnTheWayForwardEndsTheSearch() {
        brings(true, "other").brings(true, "another").brings(true);

        assertThat(ask("o.3.r00.r01.r02").getLeft().kind()).isEqualTo(ErrorKind.CONFLICT);
    }

    @Test
    void aCircleThatIsEnteredLateIsNoticed() {
        List<String> circle = List.of("x", "y", "z");
        brings(true, "other").brings(true, "another").brings(true, "tail 1").brings(true, "tail 2");
        for (int i = 0; i < 30; i++) {
            brings(true, circle.get(i % 3));
        }
        brings(false, "the end");

        assertThat(ask("o.3.r00.r01.r02").getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(requests).hasSizeLessThan(20);
    }

    private static Either<ConnectorError, OffsetPages.Slice<String>> unread(String mark, int index, String... rows) {
        return Either.right(new OffsetPages.Slice<>(
                List.of(rows),
                Optional.of(true),
                OptionalLong.empty(),
                List.of(new OffsetPages.Unread(index, mark, "unread"))));
    }

    @Test
    void anotherUnreadableRowIsNotTakenForTheOneBefore() {
        answers.add(unread("?9", 0, "r04"));
        answers.add(unread("?2", 1, "r01", "r03"));

        Page<String> page = ask("o.3.r00.r01.%3F2").get();

        assertThat(page.warnings()).singleElement().asString().startsWith("the list changed while it was read");
        assertThat(page.items()).containsExactly("r03");
    }

    @Test
    void anEmptyListWithoutAnyWordForItsEndIsSimplyEmpty() {
        Page<String> page = pages.page(
                        null,
                        3,
                        (offset, limit) -> Either.right(
                                new OffsetPages.Slice<>(List.of(), Optional.empty(), OptionalLong.empty())))
                .get();

        assertThat(page.isLast()).isTrue();
        assertThat(page.warnings()).isEmpty();
    }

    @Test
    void pagesOfTwoRowsAreEnoughToOverlap() {
        OffsetPages<String> narrow = new OffsetPages<>("acme", "list", 2, Function.identity());

        assertThat(narrow.page(
                                null,
                                5,
                                (offset, limit) -> Either.right(new OffsetPages.Slice<>(
                                        List.of("a", "b").subList(0, limit), Optional.of(false), OptionalLong.empty())))
                        .get()
                        .items())
                .containsExactly("a", "b");
    }
}
