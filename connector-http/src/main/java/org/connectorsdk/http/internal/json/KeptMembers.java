package org.connectorsdk.http.internal.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a wire record keeps beside its components when something of the answer did not fit: the members without a place
 * of their own, the raw values of those that did not fit theirs, and why. A record of which everything fits keeps an
 * ordinary map.
 */
public final class KeptMembers extends LinkedHashMap<String, JsonValue> {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems = new ArrayList<>(2);
    private boolean cut;

    private KeptMembers() {}

    /** What is known to be wrong so far; the members come with {@link #with}. */
    static KeptMembers of(@Nullable KeptMembers known) {
        return known == null ? new KeptMembers() : known;
    }

    KeptMembers with(Map<String, JsonValue> members) {
        putAll(members);
        return this;
    }

    KeptMembers problem(String problem) {
        problems.add(problem);
        return this;
    }

    KeptMembers cut(String problem) {
        cut = true;
        return problem(problem);
    }

    /**
     * What did not fit: each names the place and quotes no value.
     *
     * @param kept what a wire record collects
     * @return empty when everything fits
     */
    public static List<String> problems(Map<String, JsonValue> kept) {
        return kept instanceof KeptMembers own ? List.copyOf(own.problems) : List.of();
    }

    /**
     * Whether members were left out because the element had more bytes than its ceiling.
     *
     * @param kept what a wire record collects
     * @return false when everything is there
     */
    public static boolean isCut(Map<String, JsonValue> kept) {
        return kept instanceof KeptMembers own && own.cut;
    }
}
