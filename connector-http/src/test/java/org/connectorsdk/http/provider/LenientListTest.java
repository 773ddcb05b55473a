package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.json.Lenient;
import org.junit.jupiter.api.Test;

class LenientListTest {
    private static final LenientList<String, String> LIST = new LenientList<>(
            "acme", "list_things", LenientListTest::mapped, (members, problem) -> members.string("id"));

    private static String mapped(String wire) {
        if (wire.equals("bad")) {
            throw new IllegalArgumentException("s3cr3t");
        }
        return wire.toUpperCase(Locale.ROOT);
    }

    private static Lenient<String> withId(String id) {
        return Lenient.unreadable(JsonObject.of("id", id, "size", "x"), "data[1].size is no number");
    }

    private static Lenient<String> lost() {
        return Lenient.unreadable(JsonNull.INSTANCE, "data[1] is null");
    }

    @Test
    void elementsThatFitAreItemsWithoutAWarning() {
        Page<String> page = LIST.page(List.of(Lenient.of("a"), Lenient.of("b"))).get();
        assertThat(page.items()).containsExactly("A", "B");
        assertThat(page.warnings()).isEmpty();
    }

    @Test
    void anInvalidElementWithAnIdIsAnItemAndAWarning() {
        Page<String> page = LIST.page(List.of(Lenient.of("a"), withId("7"), Lenient.of("c")))
                .get();

        assertThat(page.items()).containsExactly("A", "7", "C");
        assertThat(page.warnings())
                .containsExactly("element 1 of the list is not as documented: data[1].size is no number");
    }

    @Test
    void anElementWithoutAnIdIsAWarningWithItsPlace() {
        Page<String> page =
                LIST.page(List.of(Lenient.of("a"), lost(), Lenient.of("c"))).get();

        assertThat(page.items()).containsExactly("A", "C");
        assertThat(page.warnings()).containsExactly("element 1 of the list is left out: data[1] is null");
    }

    @Test
    void whatAMapperThrowsCostsItsElementAndIsNotQuoted() {
        Page<String> page =
                LIST.page(List.of(Lenient.of("bad"), Lenient.of("b"))).get();

        assertThat(page.items()).containsExactly("B");
        assertThat(page.warnings())
                .singleElement()
                .asString()
                .startsWith("element 0 of the list is left out")
                .contains("IllegalArgumentException")
                .doesNotContain("s3cr3t");
    }

    @Test
    void anEmptyListIsEmpty() {
        assertThat(LIST.page(List.of()).get().items()).isEmpty();
    }

    @Test
    void aListOfWhichNothingCanBeReadIsMalformed() {
        ConnectorError error = LIST.page(List.of(lost(), Lenient.unreadable(new JsonString("x"), "data[1] is a text")))
                .getLeft();

        assertThat(error).isInstanceOf(ConnectorError.MalformedResponse.class);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains("none of the 2 elements", "element 0");
    }

    @Test
    void aLaterPageOfWhichNothingCanBeReadIsPassed() {
        Optional<PageToken> next = Optional.of(new PageToken("c3"));

        Page<String> page =
                LIST.page(List.of(lost()), false, next, OptionalLong.of(9)).get();

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEqualTo(next);
        assertThat(page.total()).hasValue(9);
        assertThat(page.warnings()).hasSize(1);
    }

    @Test
    void rowsThatCannotBeReadKeepTheirPlaces() {
        OffsetPages.Slice<String> slice =
                LIST.slice(List.of(Lenient.of("a"), lost(), Lenient.of("c")), Optional.of(true), OptionalLong.empty());

        assertThat(slice.rows()).containsExactly("A", "C");
        assertThat(slice.unread()).extracting(OffsetPages.Unread::index).containsExactly(1);
        assertThat(slice.more()).contains(true);
    }

    @Test
    void aCursorIsTheTokenOfTheNextPageAndABlankOneIsTheEnd() {
        List<Lenient<String>> elements = List.of(Lenient.of("a"));

        assertThat(LIST.page(elements, Optional.empty(), "c2").get().next()).contains(new PageToken("c2"));
        assertThat(LIST.page(elements, Optional.empty(), " ").get().next()).isEmpty();
        assertThat(LIST.page(elements, Optional.empty(), null).get().next()).isEmpty();
    }

    @Test
    void onlyAFirstPageOfWhichNothingCanBeReadIsMalformed() {
        List<Lenient<String>> elements = List.of(lost());

        assertThat(LIST.page(elements, Optional.empty(), null).isLeft()).isTrue();
        assertThat(LIST.page(elements, Optional.of(new PageToken("c2")), null).isRight())
                .isTrue();
    }

    @Test
    void ofAConnectionThatDoesNotFitItsIdIsEnough() {
        LenientList.Remains<Connection> remains = LenientList.Remains.ofConnection("key", "name", "kind");

        Connection left = remains.read(JsonObject.of("key", "7", "kind", "mysql"), "name is missing")
                .orElseThrow();

        assertThat(left.id().value()).isEqualTo("7");
        assertThat(left.type()).isEqualTo("mysql");
        assertThat(left.warnings()).containsExactly("it is given as it came: name is missing");
        assertThat(remains.read(JsonObject.of("key", " "), "odd")).isEmpty();
    }

    @Test
    void ofAConnectionThatDoesNotFitSecretsAreMasked() {
        JsonObject members = JsonObject.of("id", "7", "settings", JsonObject.of("password", "s3cr3t", "host", "db"));

        Connection left = LenientList.Remains.ofConnection("id", "name", "type")
                .read(members, "name is missing")
                .orElseThrow();

        assertThat(left.vendorFields())
                .isEqualTo(members.with("settings", JsonObject.of("password", SecretSettings.MASK, "host", "db")));
    }
}
