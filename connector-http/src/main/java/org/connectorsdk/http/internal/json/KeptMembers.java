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

    private KeptMembers(Map<String, JsonValue> kept) {
        super(kept);
    }

    static KeptMembers of(@Nullable Map<String, JsonValue> kept) {
        return kept instanceof KeptMembers own ? own : new KeptMembers(kept == null ? Map.of() : kept);
    }

    KeptMembers unreadable(String name, JsonValue raw, String problem) {
        put(name, raw);
        problems.add(problem);
        return this;
    }

    /** A part that did not fit and was too much to be remembered. */
    KeptMembers lost(String problem) {
        problems.add(problem);
        return this;
    }

    KeptMembers cut(String problem) {
        cut = true;
        problems.add(problem);
        return this;
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
