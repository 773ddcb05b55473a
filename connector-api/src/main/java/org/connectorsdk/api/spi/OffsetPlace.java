package org.connectorsdk.api.spi;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of counted rows begins.
 *
 * @param offset how many rows came before
 * @param isFruitless whether the page before brought nothing new
 * @param known ids of the last rows that came before, the last one last
 */
record OffsetPlace(long offset, boolean isFruitless, List<String> known) {
    static final OffsetPlace BEGINNING = new OffsetPlace(0, false, List.of());

    private static final String FRUITFUL = "o";
    private static final String FRUITLESS = "e";

    /** Reads what {@link #text} wrote; null if it is something else. */
    static @Nullable OffsetPlace parse(String text) {
        String[] parts = text.split("\\.", -1);
        boolean fruitless = parts[0].equals(FRUITLESS);
        if (parts.length < 2 || !(fruitless || parts[0].equals(FRUITFUL))) {
            return null;
        }
        try {
            long offset = Long.parseUnsignedLong(parts[1]);
            List<String> known =
                    Stream.of(parts).skip(2).map(OffsetPlace::decoded).toList();
            return offset < 0 || known.isEmpty() != (offset == 0) ? null : new OffsetPlace(offset, fruitless, known);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** Letters, digits, dots and percent signs: fit for a shell and a URL. */
    String text() {
        return Stream.concat(
                        Stream.of(isFruitless ? FRUITLESS : FRUITFUL, Long.toString(offset)),
                        known.stream().map(OffsetPlace::encoded))
                .collect(Collectors.joining("."));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace(".", "%2E");
    }

    private static String decoded(String id) {
        return URLDecoder.decode(id, StandardCharsets.UTF_8);
    }

    /** The offset to read from: one row early where rows are known. */
    long overlap() {
        return known.isEmpty() ? offset : offset - 1;
    }

    String lastKnown() {
        return known.get(known.size() - 1);
    }
}
