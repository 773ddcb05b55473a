package org.connectorsdk.planasonix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that the vendor documents, with everything that their requests can have. */
final class OperationTable {
    private OperationTable() {}

    /** One operation; paths have no slash at their beginning, as Retrofit wants them. */
    record Row(String operation, String method, String path, int success, Set<String> names) {
        private static Row parse(String line) {
            String[] parts = line.split("\\s+", -1);
            return new Row(
                    parts[0],
                    parts[1],
                    parts[2].substring(1),
                    Integer.parseInt(parts[3]),
                    Stream.concat(names("?", parts[5]), names("", parts[6])).collect(Collectors.toSet()));
        }

        private static Stream<String> names(String mark, String text) {
            return text.equals("-")
                    ? Stream.empty()
                    : Stream.of(text.split(",")).map(name -> mark + name);
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Row> rows() {
        try (InputStream in = OperationTable.class.getResourceAsStream("operations.txt")) {
            byte[] table = Objects.requireNonNull(in, "operations.txt").readAllBytes();
            return new String(table, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
