package org.connectorsdk.testkit.conformance.suite;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.testkit.conformance.Rule;

/**
 * The catalogue of all rules, in the order of reports. It is read from the rules themselves, so there is no second
 * list.
 *
 * @since 0.1.0
 */
public final class Ruleset {
    /** The version of the rules, which reports name. */
    public static final String VERSION = "2.0.0";

    private static final List<Entry> ENTRIES = read();

    private Ruleset() {}

    /**
     * One rule.
     *
     * @param rule its id, level, needs and statement
     * @param method the method that tries it
     */
    public record Entry(Rule rule, Method method) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param rule its id, level, needs and statement
         * @param method the method that tries it
         */
        public Entry {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(method, "method");
        }

        /** {@return the id, such as {@code LIST-01}} */
        public String id() {
            return rule.id();
        }

        /** {@return the id with the revision, where it is not the first: {@code LIST-02.r2}} */
        public String name() {
            return Ruleset.name(rule);
        }

        /** {@return what the id begins with, such as {@code LIST}} */
        public String group() {
            return Ruleset.group(rule.id());
        }

        /** {@return whether the neutral interface can express its proof} */
        public boolean isTestable() {
            return rule.notTestable().isEmpty();
        }
    }

    /** {@return all rules, by group in the order of the suite, then by number} */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * Looks for a rule.
     *
     * @param id its id
     * @return the rule; empty if there is none of this id
     */
    public static Optional<Entry> find(String id) {
        return ENTRIES.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The group of a rule.
     *
     * @param id the rule's id
     * @return what stands before the number
     */
    static String group(String id) {
        return id.substring(0, id.lastIndexOf('-'));
    }

    static String name(Rule rule) {
        return rule.revision() == 1 ? rule.id() : rule.id() + ".r" + rule.revision();
    }

    /** {@return a fingerprint of ids, revisions, levels, needs and statements: equal for equal rules} */
    public static String sha256() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : ENTRIES) {
            Rule rule = entry.rule();
            text.append(name(rule)).append('|').append(rule.level()).append('|');
            text.append(String.join(",", rule.needs())).append('|').append(rule.statement());
            text.append('|').append(rule.notTestable()).append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> group : ConnectorConformanceSuite.class.getInterfaces()) {
            List<Entry> rules = new ArrayList<>();
            for (Method method : group.getDeclaredMethods()) {
                Rule rule = method.getAnnotation(Rule.class);
                if (rule != null) {
                    rules.add(new Entry(rule, method));
                }
            }
            rules.sort(Comparator.comparing(Entry::id));
            entries.addAll(rules);
        }
        return byGroup(entries);
    }

    /** One interface may hold several groups; each stays together, in the order of its first rule. */
    private static List<Entry> byGroup(List<Entry> entries) {
        List<String> groups = entries.stream().map(Entry::group).distinct().toList();
        return entries.stream()
                .sorted(Comparator.comparingInt((Entry entry) -> groups.indexOf(entry.group()))
                        .thenComparing(Entry::id))
                .toList();
    }
}
