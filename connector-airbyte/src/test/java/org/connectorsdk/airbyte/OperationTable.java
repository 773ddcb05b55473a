package org.connectorsdk.airbyte;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that Airbyte documents, as they stand in {@code operations.txt}. */
final class OperationTable {

    /**
     * One operation.
     *
     * @param name method and path, which no other has
     * @param success the status that says that it was done
     * @param refusals the statuses that say that it was not
     * @param names what a request can have in its body and, after a question mark, in its query
     */
    record Row(String name, int success, List<Integer> refusals, Set<String> names) {

        static Row of(String line) {
            String[] columns = line.split("\\|", -1);
            Set<String> names = words(columns[3]).collect(Collectors.toSet());
            List<Integer> refusals = words(columns[2]).map(Integer::valueOf).toList();
            return new Row(columns[0].strip(), Integer.parseInt(columns[1].strip()), refusals, names);
        }

        private static Stream<String> words(String column) {
            return Stream.of(column.strip().split("\\s+")).filter(word -> !word.isEmpty());
        }

        boolean isPublic() {
            return name.contains(" api/public/");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private OperationTable() {}

    static List<Row> rows() {
        try (InputStream table = OperationTable.class.getResourceAsStream("operations.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
