package org.connectorsdk.simulators.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTablesTest {
    @Test
    void csvIsReadWithQuotesAndTheNarrowestTypes() {
        Table table = TextTables.csv("id,text,ratio,flag,none\r\n1,\"a, \"\"b\"\"\nc\",1.5,true,\r\n-2,,3,false,\r\n");

        assertThat(table.columns())
                .extracting(TableColumn::dataType)
                .containsExactly("Int64", "Utf8", "Float64", "Boolean", "Utf8");
        assertThat(table.row(0)).containsExactly(1L, "a, \"b\"\nc", 1.5, true, null);
        assertThat(table.row(1)).containsExactly(-2L, null, 3.0, false, null);
    }

    @Test
    void jsonLinesMayLackMembers() {
        Table table = TextTables.jsonLines("{\"id\":1}\n\n{\"more\":{\"a\":[1]},\"id\":null}\n");

        assertThat(table.columns()).extracting(TableColumn::name).containsExactly("id", "more");
        assertThat(table.row(0)).containsExactly(1L, null);
        assertThat(table.row(1)).containsExactly(null, "{\"a\":[1]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1\n", "a\n\"open"})
    void csvThatIsNoneIsUnreadable(String text) {
        assertThatThrownBy(() -> TextTables.csv(text)).isInstanceOf(UnreadableTableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{", "{} {}", "x"})
    void whatIsNotAnObjectALineIsUnreadable(String text) {
        assertThatThrownBy(() -> TextTables.jsonLines(text)).isInstanceOf(UnreadableTableException.class);
    }
}
