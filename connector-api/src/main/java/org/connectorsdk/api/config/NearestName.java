package org.connectorsdk.api.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Guesses which name somebody meant who mistyped it. */
final class NearestName {

    /** Nobody mistypes a longer name; the cost grows with the square of the length. */
    private static final int LONGEST = 80;

    private NearestName() {}

    /** The known name with the fewest typing errors between it and the given one, if they are few for its length. */
    static Optional<String> of(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = plain(given);
        @Nullable String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String name : known) {
            int errors = distance(wanted, plain(name));
            if (errors <= Math.max(1, name.length() / 3) && errors < fewest) {
                nearest = name;
                fewest = errors;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Spelling habits ({@code BASE_URL}, {@code baseUrl}) are not typing errors, or only small ones. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Levenshtein distance, in which swapping two neighbours counts as one error. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
