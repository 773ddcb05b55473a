package org.connectorsdk.simulators.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.table.SqlEngine.Named;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlEngineTest {
    private static final Table ORDERS = TextTables.csv("id,state,Total\n1,paid,1.5\n2,,2\n3,open,\n");

    private final SqlEngine engine = new SqlEngine(SqlNaming.LOWER_CASE);
    private Table orders = ORDERS;

    @AfterEach
    void close() {
        engine.close();
    }

    private Table query(String sql) {
        return engine.query(sql, this::orders);
    }

    private Optional<Named> orders(List<String> names) {
        return names.get(names.size() - 1).equals("orders")
                ? Optional.of(new Named("shop", "orders", orders))
                : Optional.empty();
    }

    private static String rows(Table table) {
        StringBuilder rows = new StringBuilder();
        for (long row = 0; row < table.rows(); row++) {
            rows.append(table.row(row));
        }
        return rows.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 AS x | [1]",
                "select * from orders order by id desc limit 1 | [3, open, null]",
                "select state from a.b.orders where \"Total\" > 1.7 | [null]",
                "select count(*), count(state) from b.orders | [3, 2]",
                "select a.b.orders.id from a.b.orders where orders.state = 'it''s' or id = 2 | [2]",
                "select x, msg from (select 1 as x, 'hello' as msg union all select 2, 'world') order by x | [1,"
                        + " hello][2, world]",
                "with late as (select id from orders where id > 1) select sum(id) from late | [5]",
                "select o.id from orders o join orders p on o.id = p.id, orders q where q.id = 1 and p.state = 'paid'"
                        + " | [1]",
                "select extract(year from cast('2024-05-06' as date)), id is distinct from 1 from orders where id = 1"
                        + " | [2024, false]",
                "(select 1) -- with a remark | [1]",
                "values ('a') ; | [a]",
            })
    void aQueryIsAnswered(String sql, String rows) {
        assertThat(rows(query(sql))).isEqualTo(rows);
    }

    @Test
    void columnsOfTablesKeepTheirTypes() {
        assertThat(query("select id, \"Total\", true as flag from orders").columns())
                .containsExactly(
                        new TableColumn("id", TableColumn.INTEGER, true),
                        new TableColumn("Total", TableColumn.NUMBER, true),
                        new TableColumn("flag", TableColumn.FLAG, true));
    }

    @Test
    void aTableThatChangedIsReadAsItIsNow() {
        query("select count(*) from orders where id > 0");
        orders = TextTables.csv("id,more\n7,x\n");

        assertThat(rows(query("select id, more from orders where id > 0"))).isEqualTo("[7, x]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " -- nothing",
                "drop table orders",
                "insert into orders values (1)",
                "with x as (select 1) delete from orders",
                "select 1; drop table orders",
                "create alias run for 'java.lang.Runtime.getRuntime'",
                "call 1",
                "set @x = 1",
                "explain select 1",
                "shutdown",
                "script to '/tmp/x'",
                "select",
                "select nothing from orders",
                "select * from nowhere",
                "select * from information_schema.users",
                "select * from \"INFORMATION_SCHEMA\".\"USERS\"",
                "select * from final table (insert into orders values (1))",
                "select * from csvread('/etc/passwd')",
                "select csvwrite('/tmp/x', 'select 1')",
                "select file_read('/etc/passwd')",
                "select file_write('x', '/tmp/x')",
                "select * from link_schema('a', '', '', '', '', '')",
                "select \"java.lang.System.getProperty\"('user.home')",
                "select abort_session(1)",
                "select memory_used()",
            })
    void whatIsNotAQueryOverTablesIsRefusedInOneLine(String sql) {
        assertThatThrownBy(() -> query(sql))
                .isInstanceOf(StatementException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n", "org.h2");
    }

    @Test
    void anAnswerIsNotWithoutEnd() {
        assertThatThrownBy(() -> query("select * from system_range(1, 1000000)"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("LIMIT");
    }

    @Test
    void aNameOfManyThousandPartsIsNoTrouble() {
        assertThatThrownBy(() -> query("select " + "a.".repeat(20_000) + "b, " + "x".repeat(50_000) + " from orders"))
                .isInstanceOf(StatementException.class);
    }
}
