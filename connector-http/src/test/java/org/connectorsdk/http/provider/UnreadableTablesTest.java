package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.http.json.Lenient;
import org.junit.jupiter.api.Test;

/** A table that cannot be read is a problem of the catalog, and the others come all the same. */
class UnreadableTablesTest {
    private final UnreadableTables unreadable = new UnreadableTables("acme");

    private static Lenient<String> invalid(String problem) {
        return Lenient.unreadable(new JsonString("whatever stood there"), problem);
    }

    @Test
    void thoseThatFitComeInTheirOrder() {
        List<String> fitting =
                unreadable.fitting("public", List.of(Lenient.of("a"), invalid("not an object"), Lenient.of("c")));
        assertThat(fitting).containsExactly("a", "c");
    }

    @Test
    void eachOtherIsAProblemThatNamesItsPlaceAndNoValue() {
        unreadable.fitting("public", List.of(Lenient.of("a"), invalid("not an object"), invalid("name is missing")));

        assertThat(unreadable.problems())
                .extracting(CatalogProblem::place)
                .containsExactly("public, table 1 of the list", "public, table 2 of the list");
        assertThat(unreadable.problems().get(1).error().context().summary())
                .isEqualTo("a table cannot be read: name is missing");
        assertThat(unreadable.problems().toString()).doesNotContain("whatever stood there");
    }

    @Test
    void aListWithoutANameIsCountedFromItsBeginning() {
        assertThat(unreadable.fitting("", 7, invalid("not an object"))).isEmpty();
        assertThat(unreadable.problems()).extracting(CatalogProblem::place).containsExactly("table 7 of the list");
    }

    @Test
    void aTableThatLacksAPartIsAProblemByItsName() {
        unreadable.lacks("public.orders", "columns");

        CatalogProblem problem = unreadable.problems().get(0);
        assertThat(problem.place()).isEqualTo("public.orders");
        assertThat(problem.error().context().summary())
                .isEqualTo("in the answer, columns of public.orders is missing or cannot be read");
        assertThat(problem.error().kind()).isEqualTo(ErrorKind.MALFORMED_RESPONSE);
        assertThat(problem.error().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void problemsAreThoseSoFar() {
        unreadable.add("public", 0, "not an object");
        List<CatalogProblem> sofar = unreadable.problems();
        unreadable.add("public", 1, "not an object");

        assertThat(sofar).hasSize(1);
        assertThat(unreadable.problems()).hasSize(2);
    }
}
