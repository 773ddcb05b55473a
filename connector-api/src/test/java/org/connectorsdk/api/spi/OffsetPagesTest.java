package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read by offset while they change. */
class OffsetPagesTest extends OffsetPagesSetup {
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

    static List<Named<Consumer<List<String>>>> changes() {
        return List.of(
                Named.of("a row that was read goes away", rows -> rows.remove("r01")),
                Named.of("the last row that was read goes away", rows -> rows.remove("r02")),
                Named.of("rows come in front", rows -> rows.addAll(0, List.of("newer", "new"))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatChangesBetweenTwoPagesCausesNeitherAGapNorADuplicate(Consumer<List<String>> change) {
        rows(7);
        page(3);
        change.accept(vendor);
        rest(3);
        assertThat(walked).containsExactly("r00", "r01", "r02", "r03", "r04", "r05", "r06");
        assertThat(warnings).singleElement().asString().startsWith("the list changed while it was read: the row at ");
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
    void aListWithoutAKnownRowIsNotTakenForTheRest() {
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
