package org.connectorsdk.simulators.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource.Result;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSourceTest {
    private static final Column[] COLUMNS = {
        new Column("OrderId", "bigint", false, true),
        new Column("total", "numeric(30,10)", true),
        new Column("state", "varchar(20)", true)
    };

    private final SqlEngine engine = new SqlEngine(SqlNaming.AS_WRITTEN);
    private final SampleSource source = SampleSource.builder()
            .table(SampleTable.of("public", "Orders", COLUMNS)
                    .withRows(List.of(
                            row("[9007199254740993, 12345678901234567890.1234567890, \"open\"]"),
                            row("[2, null, \"closed\"]"))))
            .table("sales", "order items", new Column("id", "bigint", false))
            .statement("select prepared", new Result(List.of("a"), List.of(row("[true]"))))
            .failingStatement("select broken", "deadlock detected")
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    private static List<JsonNode> row(String json) {
        return List.of(Json.parse("{\"row\":" + json + "}").path("row")).stream()
                .flatMap(array -> java.util.stream.StreamSupport.stream(array.spliterator(), false))
                .toList();
    }

    private Result query(String sql) {
        return source.query(sql, engine, Optional.of("public"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from Orders limit 1 | [[9007199254740993, 12345678901234567890.1234567890, \"open\"]]",
                "select [state], total from [public].[Orders] | [[\"open\", 12345678901234567890.1234567890],"
                        + " [\"closed\", null]]",
                "select * from sales.\"order items\" | []",
                "select OrderId from orders where state = 'closed' | [[2]]",
                "select sum(total) as total from public.Orders | [[12345678901234567890.1234567890]]",
                "select prepared | [[true]]",
            })
    void aQueryIsAnsweredWithEveryDigit(String sql, String rows) {
        assertThat(query(sql).rows()).hasToString(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from nowhere | relation \"nowhere\" does not exist",
                "select * from public.nowhere | relation \"nowhere\" does not exist",
                "select nothing from public.Orders | column \"nothing\" does not exist",
                "select broken | deadlock detected",
            })
    void aFailureIsToldInTheWordsOfASource(String sql, String message) {
        assertThatThrownBy(() -> query(sql))
                .isInstanceOf(StatementException.class)
                .hasMessage(message);
    }

    @Test
    void aSourceOutOfReachHasTheSameTables() {
        SampleSource gone = source.unreachable();

        assertThat(gone.isReachable()).isFalse();
        assertThat(gone.tables(Optional.of("sales")))
                .extracting(SampleTable::name)
                .containsExactly("order items");
        assertThat(gone.table(Optional.empty(), "Orders")).isPresent();
    }
}
