package org.connectorsdk.simulators;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import java.util.stream.Stream;

/** An operation of the table of what a vendor documents, with the statuses of its successes and those of refusals. */
public record Row(String operation, String method, String path, List<Integer> successes, List<Integer> refusals) {
    private static Row parse(String line) {
        String[] parts = line.split("\\s+", -1);
        return new Row(
                parts[0], parts[1], parts[2], numbers(parts[3]), parts.length < 5 ? List.of() : numbers(parts[4]));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    }

    /** The table of a vendor. */
    public static Stream<Row> table(String vendor) {
        InputStream table = Row.class.getResourceAsStream(vendor + "/operations.txt");
        return new Scanner(Objects.requireNonNull(table), StandardCharsets.UTF_8)
                .useDelimiter("\\R")
                .tokens()
                .filter(line -> !line.startsWith("#"))
                .map(Row::parse);
    }

    @Override
    public String toString() {
        return operation;
    }
}
