package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.junit.jupiter.api.Test;

/** Which table a name means: the one that fits, and nothing that is guessed. */
class NamedTablesTest {
    private static final TableRef ORDERS = TableRef.of("public", "orders");
    private static final TableRef OLD_ORDERS = TableRef.of("archive", "orders");
    private static final TableRef PEOPLE = TableRef.of("public", "people");
    private static final TableRef LOOSE = TableRef.of("", "loose");

    private final NamedTables tables =
            NamedTables.among("acme", "purge", List.of(ORDERS, OLD_ORDERS, PEOPLE, LOOSE, PEOPLE));

    @Test
    void aWholeNameMeansItsTable() {
        assertThat(tables.find(List.of(OLD_ORDERS, PEOPLE)).get()).containsExactly(OLD_ORDERS, PEOPLE);
    }

    @Test
    void aNameWithoutASchemaMeansTheOneTableOfThatName() {
        assertThat(tables.find(List.of(TableRef.of("", "people"))).get()).containsExactly(PEOPLE);
    }

    @Test
    void aTableWithoutASchemaIsFoundByItsName() {
        assertThat(tables.find(List.of(LOOSE)).get()).containsExactly(LOOSE);
    }

    @Test
    void itIsMeantWhereAnotherSchemaHasATableOfItsName() {
        NamedTables both = NamedTables.among("acme", "purge", List.of(TableRef.of("public", "loose"), LOOSE));

        assertThat(both.find(List.of(LOOSE)).get()).containsExactly(LOOSE);
    }

    @Test
    void aNameThatFitsSeveralIsRefusedWithAllOfThem() {
        ConnectorError error =
                tables.find(List.of(PEOPLE, TableRef.of("", "orders"))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().summary())
                .isEqualTo("the name orders fits several tables: public.orders, archive.orders");
        assertThat(error.message()).contains("Name the schema as well");
    }

    @Test
    void aNameThatFitsNoneIsNotFound() {
        ConnectorError error =
                tables.find(List.of(TableRef.of("archive", "people"))).getLeft();

        assertThat(error).isInstanceOfSatisfying(ConnectorError.NotFound.class, absent -> {
            assertThat(absent.type()).isEqualTo("table");
            assertThat(absent.id()).isEqualTo("archive.people");
            assertThat(absent.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(absent.context().operation()).isEqualTo("purge");
        });
    }

    @Test
    void namesAreExact() {
        assertThat(tables.find(List.of(TableRef.of("public", "Orders")))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void ofNoNamesThereAreNoTables() {
        assertThat(tables.find(List.of()).get()).isEmpty();
    }
}
