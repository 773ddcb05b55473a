package org.connectorsdk.simulators.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files that another library wrote: packed with Snappy, with dictionaries, nulls and several groups of rows. */
class ParquetFileTest {
    private static byte[] file(String name) throws IOException {
        try (InputStream in = requireNonNull(ParquetFileTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void rowsAndColumnsAreThoseOfTheFile() throws IOException {
        Table table = ParquetFile.read(file("three.parquet"));

        assertThat(table.columns())
                .extracting(TableColumn::name, TableColumn::dataType)
                .hasToString("[(\"x\", \"Int64\"), (\"msg\", \"Utf8\")]");
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.row(1)).containsExactly(2L, "world");
    }

    @Test
    void allKindsOfCellsOfAllGroupsAreRead() throws IOException {
        Table table = ParquetFile.read(file("kinds.parquet"));

        assertThat(table.rows()).isEqualTo(300);
        for (int i = 0; i < 300; i++) {
            assertThat(table.row(i))
                    .containsExactly(
                            (long) i, i % 7 == 3 ? null : "state" + i % 5, i % 2 == 1 ? null : i / 4.0, i % 3 == 0);
        }
    }

    @Test
    void aDamagedFileIsSaidToBeOne() throws IOException {
        byte[] whole = file("kinds.parquet");
        for (int at = 4; at < whole.length - 8; at += 13) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x5a;
            try {
                ParquetFile.read(damaged);
            } catch (UnreadableTableException expected) {
                assertThat(expected.getMessage()).startsWith("Parquet: ");
            }
        }
        assertThatThrownBy(() -> ParquetFile.read(Arrays.copyOf(whole, 100)))
                .isInstanceOf(UnreadableTableException.class);
        assertThatThrownBy(() -> ParquetFile.read(new byte[0])).isInstanceOf(UnreadableTableException.class);
    }
}
