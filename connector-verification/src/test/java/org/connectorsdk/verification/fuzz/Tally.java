package org.connectorsdk.verification.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of the answers of one provider. */
final class Tally {
    private final String provider;
    private final Map<Finding, Integer> findings = new TreeMap<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, String> stories = new TreeMap<>();
    private int spoiled;
    private int harmless;

    /** What must not be. */
    enum Finding {
        /** A {@link java.lang.Error}. */
        ERROR,
        /** An exception instead of an answer. */
        UNTYPED,
        /** A success though what it is about was spoiled. */
        WRONG_ACCEPTANCE,
        /** A write that was done is said to be not sent or refused. */
        FALSE_DENIAL,
        /** A sound answer is refused, or tells less. */
        SOUND_REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Tally(String provider) {
        this.provider = provider;
        for (Finding finding : Finding.values()) {
            findings.put(finding, 0);
        }
    }

    void count(boolean isHarmless) {
        if (isHarmless) {
            harmless++;
        } else {
            spoiled++;
        }
    }

    /** Notes a finding; of many alike, the first is told. */
    void add(Finding finding, String alike, String story) {
        findings.merge(finding, 1, Integer::sum);
        String key = finding + " " + alike;
        kinds.merge(key, 1, Integer::sum);
        stories.putIfAbsent(key, story);
    }

    boolean isClean() {
        return findings.values().stream().allMatch(count -> count == 0);
    }

    /** {@return one line} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%-14s %d spoiled answers, %d harmless", provider, spoiled, harmless));
        findings.forEach((finding, count) ->
                line.append(", ").append(finding).append(' ').append(count));
        return line.toString();
    }

    /** {@return a line for each kind of finding, with one that can be played again} */
    String details() {
        StringBuilder lines = new StringBuilder();
        kinds.forEach((kind, count) -> lines.append(provider)
                .append(' ')
                .append(kind)
                .append(": ")
                .append(count)
                .append(", such as ")
                .append(stories.get(kind))
                .append('\n'));
        return lines.toString();
    }
}
