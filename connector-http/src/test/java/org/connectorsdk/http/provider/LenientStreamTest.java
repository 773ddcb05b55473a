package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientStreamTest {
    private static final LenientList<String, String> LIST = new LenientList<>(
            "acme", "list_things", wire -> wire.toUpperCase(Locale.ROOT), (members, problem) -> members.string("id"));
    private static final Lenient<String> LOST = Lenient.unreadable(JsonNull.INSTANCE, "is null");
    private static final ConnectorError BROKEN = new ConnectorError.Unreachable(
            ErrorContext.of("acme", "list_things").summary("broke").build(), ConnectorError.Reason.CONNECTION_LOST);

    private final List<String> asked = new ArrayList<>();

    private ItemStream<String> stream(Map<String, Part> parts) {
        return stream(parts, CallOptions.none());
    }

    private ItemStream<String> stream(Map<String, Part> parts, CallOptions options) {
        return LIST.stream(
                cursor -> {
                    asked.add(String.valueOf(cursor));
                    Part part = parts.get(String.valueOf(cursor));
                    return part == null ? Either.left(BROKEN) : Either.right(part);
                },
                members -> members.string("next").orElse(null),
                options);
    }

    private static List<String> drain(ItemStream<String> stream) {
        List<String> items = new ArrayList<>();
        for (Optional<String> next = stream.next().get();
                next.isPresent();
                next = stream.next().get()) {
            items.add(next.get());
        }
        return items;
    }

    @Test
    void theCeilingOfPagesIsOneOfAnswers() {
        Part first = new Part("2", List.of(Lenient.of("a"), Lenient.of("b")));
        Part second = new Part("3", List.of(Lenient.of("c")));
        CallOptions two = CallOptions.builder().maxPages(2).build();

        ItemStream<String> cut = stream(Map.of("null", first, "2", second), two);

        assertThat(drain(cut)).containsExactly("A", "B", "C");
        assertThat(cut.isCut()).isTrue();
        assertThat(asked).containsExactly("null", "2");
    }

    @Test
    void aListThatEndsAtItsCeilingOfPagesIsNotCut() {
        Part only = new Part(null, List.of(Lenient.of("a")));

        ItemStream<String> whole =
                stream(Map.of("null", only), CallOptions.builder().maxPages(1).build());

        assertThat(drain(whole)).containsExactly("A");
        assertThat(whole.isCut()).isFalse();
    }

    @Test
    void aListInOneAnswerEndsWithIt() {
        Part part = new Part("ignored", List.of(Lenient.of("a"), Lenient.of("b")));
        ItemStream<String> stream = LIST.stream(part);

        assertThat(drain(stream)).containsExactly("A", "B");
        assertThat(stream.next().get()).isEmpty();
        assertThat(stream.delivered()).isEqualTo(2);
        assertThat(stream.warnings()).isEmpty();
    }

    @Test
    void partsFollowOneAnotherByTheirCursors() {
        ItemStream<String> stream = stream(Map.of(
                "null",
                new Part("2", List.of(Lenient.of("a"))),
                "2",
                new Part("3", List.of()),
                "3",
                new Part(null, List.of(Lenient.of("b"), Lenient.of("c")))));

        assertThat(drain(stream)).containsExactly("A", "B", "C");
        assertThat(stream.delivered()).isEqualTo(3);
        assertThat(asked).containsExactly("null", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aBlankCursorLeadsNowhere(String cursor) {
        ItemStream<String> stream = stream(Map.of("null", new Part(cursor, List.of(Lenient.of("a")))));
        assertThat(drain(stream)).containsExactly("A");
        assertThat(asked).containsExactly("null");
    }

    @Test
    void aCursorThatComesTwiceEndsTheList() {
        ItemStream<String> stream = stream(
                Map.of("null", new Part("2", List.of(Lenient.of("a"))), "2", new Part("2", List.of(Lenient.of("b")))));
        stream.next();
        stream.next();

        ConnectorError error = stream.next().getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.message()).contains("paging makes no progress");
        assertThat(error.context().delivered()).hasValue(2);
    }

    @Test
    void aPartThatCannotBeHadEndsTheListForGood() {
        ItemStream<String> stream = stream(Map.of("null", new Part("2", List.of(Lenient.of("a")))));
        stream.next();

        assertThat(stream.next().getLeft().context().delivered()).hasValue(1);
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.UNREACHABLE);
        assertThat(asked).containsExactly("null", "2");
    }

    @Test
    void anInvalidElementIsAnItemOrElseAWarning() {
        Lenient<String> invalid = Lenient.unreadable(JsonObject.of("id", "7"), "size is no number");
        ItemStream<String> stream = stream(Map.of(
                "null", new Part("2", List.of(Lenient.of("a"), LOST, invalid)), "2", new Part(null, List.of(LOST))));

        assertThat(drain(stream)).containsExactly("A", "7");
        assertThat(stream.delivered()).isEqualTo(2);
        assertThat(stream.warnings())
                .containsExactly(
                        "element 1 of the list is left out: is null",
                        "element 2 of the list is not as documented: size is no number",
                        "element 0 of the list is left out: is null");
    }

    @Test
    void aWarningIsThereWithItsItem() {
        ItemStream<String> stream = LIST.stream(new Part(null, List.of(LOST, Lenient.of("a"))));
        stream.next();
        assertThat(stream.warnings()).hasSize(1);
    }

    @Test
    void aFirstPartOfWhichNothingCanBeReadIsMalformed() {
        ItemStream<String> stream = stream(Map.of("null", new Part("2", List.of(LOST, LOST))));

        assertThat(stream.next().getLeft().message()).contains("none of the 2 elements", "element 0", "is null");
        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(asked).containsExactly("null");
    }

    @Test
    void aFirstPartWithoutElementsIsPassed() {
        assertThat(drain(stream(
                        Map.of("null", new Part("2", List.of()), "2", new Part(null, List.of(LOST, Lenient.of("a")))))))
                .containsExactly("A");
    }

    @Test
    void aLaterPartOfWhichNothingCanBeReadIsPassed() {
        ItemStream<String> stream = stream(Map.of(
                "null",
                new Part("2", List.of(Lenient.of("a"))),
                "2",
                new Part("3", List.of(LOST)),
                "3",
                new Part(null, List.of(Lenient.of("b")))));

        assertThat(drain(stream)).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 103})
    void aHundredWarningsAreKeptAndTheOthersCounted(int lost) {
        List<Lenient<String>> elements =
                new ArrayList<>(IntStream.range(0, lost).mapToObj(i -> LOST).toList());
        elements.add(Lenient.of("a"));
        ItemStream<String> stream = LIST.stream(new Part(null, elements));

        drain(stream);

        List<String> warnings = stream.warnings();
        assertThat(warnings).hasSize(Math.min(lost, 101));
        assertThat(warnings.get(98)).isEqualTo("element 98 of the list is left out: is null");
        if (lost > 100) {
            assertThat(warnings.get(100)).isEqualTo("and " + (lost - 100) + " further warnings");
        }
    }

    @Test
    void closingClosesTheOpenPartAlone() {
        Part first = new Part("2", List.of(Lenient.of("a")));
        Part second = new Part(null, List.of(Lenient.of("b")));
        ItemStream<String> stream = stream(Map.of("null", first, "2", second));
        stream.next();
        stream.next();

        stream.close();

        assertThat(List.of(first.closed, second.closed)).containsExactly(false, true);
    }

    @Test
    void aStreamThatNobodyAskedIsClosedWithoutARequest() {
        stream(Map.of()).close();
        assertThat(asked).isEmpty();
    }

    @Test
    void aPartThatIsHadAfterClosingIsClosedAtOnce() {
        Part part = new Part(null, List.of(Lenient.of("a")));
        ItemStream<String> stream = stream(Map.of("null", part));
        stream.close();

        stream.next();

        assertThat(part.closed).isTrue();
    }

    private static final class Part implements ElementStream<Lenient<String>> {
        private final Iterator<Lenient<String>> elements;
        private final @Nullable String next;
        private boolean closed;

        Part(@Nullable String next, List<Lenient<String>> elements) {
            this.elements = elements.iterator();
            this.next = next;
        }

        @Override
        public Either<ConnectorError, Optional<Lenient<String>>> next() {
            return Either.right(elements.hasNext() ? Optional.of(elements.next()) : Optional.empty());
        }

        @Override
        public JsonObject members() {
            assertThat(elements.hasNext()).isFalse();
            return next == null ? JsonObject.empty() : JsonObject.of("next", next);
        }

        @Override
        public long delivered() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <R> ElementStream<R> mapped(Function<? super Lenient<String>, Either<ConnectorError, R>> mapper) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
