package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.facet.RawStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stranger's raw answers that are read as they arrive are guarded and masked like its other calls. */
class RawStreamsGuardTest {
    private static final RawRequest READ = RawRequest.builder("GET")
            .path("/v1/things")
            .safety(RawRequest.Safety.READ)
            .build();
    private static final RawAnswer HEAD = RawAnswer.of(200, Map.of());

    private final Vendor vendor = new Vendor();

    private @Nullable Either<ConnectorError, RawStream<Object>> answer;

    /** A way to ask for a stream. */
    private interface Ask extends Function<RawApi, Either<ConnectorError, ? extends RawStream<?>>> {}

    static Stream<Ask> asks() {
        return Stream.of(
                raw -> raw.elements(READ, "items", CallOptions.none()), raw -> raw.bytes(READ, CallOptions.none()));
    }

    private static final class Walk extends Vendor.Walk<Object> implements RawStream<Object> {
        private Walk(Object... steps) {
            super(steps);
        }

        @Override
        public Optional<RawAnswer> head() {
            return Optional.of(HEAD);
        }

        @Override
        public List<String> warnings() {
            return List.of("of account-secret");
        }
    }

    private RawStream<?> begin(Ask ask, Walk walk) {
        answer = Either.right(walk);
        return ask.apply(new StrangersRawApi(vendor, () -> answer)
                        .open()
                        .unwrap(RawApi.class)
                        .orElseThrow())
                .get();
    }

    @ParameterizedTest
    @MethodSource("asks")
    void itsItemsAndItsHeadAreThoseOfTheProvider(Ask ask) {
        RawStream<?> stream = begin(ask, new Walk("a"));

        assertThat(stream.next().get().map(Object.class::cast)).contains("a");
        assertThat(stream.next().get().map(Object.class::cast)).isEmpty();
        assertThat(stream.delivered()).isEqualTo(1);
        assertThat(stream.head()).contains(HEAD);
    }

    @ParameterizedTest
    @MethodSource("asks")
    void itsWarningsAndErrorsAreMasked(Ask ask) {
        RawStream<?> stream = begin(
                ask,
                new Walk(new ConnectorError.PermissionDenied(ErrorContext.of("acme", "raw")
                        .summary("no account-secret")
                        .build())));

        assertThat(stream.warnings()).containsExactly("of [secret]");
        assertThat(stream.next().getLeft().message()).contains("no [secret]").doesNotContain("account-secret");
    }

    @ParameterizedTest
    @MethodSource("asks")
    void whatTheProviderThrowsIsAnErrorOfARawCall(Ask ask) {
        ConnectorError error = begin(ask, new Walk(new IllegalStateException("account-secret")))
                .next()
                .getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(error.context().operation()).isEqualTo("raw");
    }

    @ParameterizedTest
    @MethodSource("asks")
    void aStreamThatIsNullIsADefectOfTheProvider(Ask ask) {
        answer = Either.right(null);

        ConnectorError error = ask.apply(new StrangersRawApi(vendor, () -> answer)
                        .open()
                        .unwrap(RawApi.class)
                        .orElseThrow())
                .getLeft();

        assertThat(error.context().summary()).isEqualTo("the provider answered null");
    }

    @ParameterizedTest
    @MethodSource("asks")
    void itEndsWithItsClient(Ask ask) {
        answer = Either.right(new Walk("a"));
        Connections connections = new StrangersRawApi(vendor, () -> answer).open();
        RawStream<?> stream =
                ask.apply(connections.unwrap(RawApi.class).orElseThrow()).get();

        connections.close();

        assertThat(stream.next().getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("asks")
    void itIsClosedAtTheProviderThoughThatFails(Ask ask) {
        Walk walk = new Walk("a");
        RawStream<?> stream = begin(ask, walk);

        assertThatCode(stream::close).doesNotThrowAnyException();

        assertThat(walk.closes).isEqualTo(1);
    }

    private static final CallOptions ONE_ITEM =
            CallOptions.builder().maxItems(1).build();

    private static List<Object> items(RawStream<?> stream) {
        try (Stream<?> items = stream.stream()) {
            return List.copyOf(items.toList());
        }
    }

    @Test
    void elementsEndAtTheCeilingOfItems() {
        RawStream<?> stream = begin(raw -> raw.elements(READ, "items", ONE_ITEM), new Walk("a", "b"));

        assertThat(items(stream)).containsExactly("a");
        assertThat(stream.isCut()).isTrue();
    }

    @Test
    void piecesOfBytesAreNoItems() {
        RawStream<?> stream = begin(raw -> raw.bytes(READ, ONE_ITEM), new Walk("a", "b"));

        assertThat(items(stream)).containsExactly("a", "b");
        assertThat(stream.isCut()).isFalse();
    }
}
